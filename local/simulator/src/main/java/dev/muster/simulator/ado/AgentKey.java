package dev.muster.simulator.ado;

/**
 * The public half of an agent's RSA key as it stands in a registration: standard base64 of the big-endian integers.
 *
 */
public record AgentKey(String modulus, String exponent) {
    /** What stands for a key in runs without cryptography. */
    public static AgentKey ofFingerprint(String fingerprint) {
        return new AgentKey(fingerprint, "AQAB");
    }
}
