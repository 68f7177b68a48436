package dev.muster.simulator.agents;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JWT by which a listener asks for its token: RS256, five minutes to live, issuer and subject its client id. */
final class SignedAssertion {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private SignedAssertion() {}

    static String of(String clientId, String audience, PrivateKey key, String id, Instant now) {
        ObjectNode header = object().put("typ", "JWT").put("alg", "RS256");
        ObjectNode claims = object().put("iss", clientId)
                .put("sub", clientId)
                .put("aud", audience)
                .put("jti", id)
                .put("nbf", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond());
        String signed = part(header) + "." + part(claims);
        return signed + "." + base64(signature(key, signed));
    }

    private static byte[] signature(PrivateKey key, String signed) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign", e);
        }
    }

    private static String part(ObjectNode node) {
        return base64(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
