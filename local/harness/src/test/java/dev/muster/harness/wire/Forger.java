package dev.muster.harness.wire;

import dev.muster.simulator.agents.CallerIdentityProof;
import dev.muster.simulator.agents.RoleCredentials;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who asks for an agent's identity without being that agent; knows all that can be known of it.
 *
 * @param bootstrapUrl that agents are told
 * @param region that the controller is in
 */
record Forger(String bootstrapUrl, String region) {
    private static final int MODULUS_BYTES = 256;
    private static final String EXPONENT = "AQAB";

    /** A new RSA-2048 key's modulus as the bootstrap call wants it. */
    static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(8 * MODULUS_BYTES);
            BigInteger modulus = ((RSAPublicKey) generator.generateKeyPair().getPublic()).getModulus();
            byte[] signed = modulus.toByteArray();
            return Base64.getEncoder()
                    .encodeToString(Arrays.copyOfRange(signed, signed.length - MODULUS_BYTES, signed.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** A proof that is as it should be, if the credentials are those of the agent's task. */
    CallerIdentityProof proof(RoleCredentials role, String agentId, String key, Instant date) {
        return CallerIdentityProof.signed(role, region, binding(agentId, bootstrapUrl, key), date);
    }

    /** A proof for the STS host of another region. */
    CallerIdentityProof proofForRegion(
            String otherRegion, RoleCredentials role, String agentId, String key, Instant date) {
        return CallerIdentityProof.signed(role, otherRegion, binding(agentId, bootstrapUrl, key), date);
    }

    /** A proof that a container made for another controller. */
    CallerIdentityProof proofForController(
            String otherUrl, RoleCredentials role, String agentId, String key, Instant date) {
        return CallerIdentityProof.signed(role, region, binding(agentId, otherUrl, key), date);
    }

    /** The body of the call. */
    static String body(String agentId, String key, CallerIdentityProof proof) {
        return body(agentId, key, proof, proof.url());
    }

    /** The body of the call, the proof said to be for that URL. */
    static String body(String agentId, String key, CallerIdentityProof proof, String url) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("agentId", agentId);
        body.putObject("publicKey").put("modulus", key).put("exponent", EXPONENT);
        body.put("agentVersion", "4.255.0").put("osDescription", "Linux 6.1 (forged)");
        ObjectNode posted =
                body.putObject("proof").put("method", proof.method()).put("url", url);
        ObjectNode headers = posted.putObject("headers");
        proof.headers().forEach((name, value) -> headers.putArray(name).add(value));
        posted.put("body", proof.body());
        return body.toString();
    }

    private static String binding(String agentId, String url, String key) {
        return CallerIdentityProof.binding(agentId, url, key, EXPONENT);
    }
}
