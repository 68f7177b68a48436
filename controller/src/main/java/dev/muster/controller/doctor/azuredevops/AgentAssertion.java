package dev.muster.controller.doctor.azuredevops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The signed words with which an agent asks for its token: RS256, five minutes to live, as its listener makes them. */
final class AgentAssertion {
    private static final int SECONDS = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AgentAssertion() {}

    /** @param id never used before */
    static String of(ThrowAwayAgent agent, String id, Instant now) {
        ObjectNode header = JSON.createObjectNode().put("typ", "JWT").put("alg", "RS256");
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", agent.clientId())
                .put("sub", agent.clientId())
                .put("aud", agent.authorizationUrl().toString())
                .put("jti", id)
                .put("nbf", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + SECONDS);
        String signed = part(header) + "." + part(claims);
        return signed + "." + base64(signature(agent, signed));
    }

    private static byte[] signature(ThrowAwayAgent agent, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(agent.key());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform signs with RSA", impossible);
        }
    }

    private static String part(ObjectNode node) {
        return base64(JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
