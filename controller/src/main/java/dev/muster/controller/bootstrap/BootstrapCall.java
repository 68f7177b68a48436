package dev.muster.controller.bootstrap;

/**
 * What a container posts, nothing of it checked yet.
 *
 * @param agentId who it claims to be
 * @param modulus of its RSA public key, base64 (standard alphabet)
 * @param exponent of the same key, base64
 * @param agentVersion version of the agent package in its image
 * @param osDescription its operating system, in words
 * @param proof a signed {@code sts:GetCallerIdentity} request
 */
public record BootstrapCall(
        String agentId,
        String modulus,
        String exponent,
        String agentVersion,
        String osDescription,
        SignedRequest proof) {}
