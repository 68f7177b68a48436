package dev.muster.simulator.sts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account's own issuer of identity tokens for the world outside (IAM User Guide, outbound identity federation).
 *
 * @param issuer {@code https://<id>.tokens.sts.global.api.aws}
 * @param keys RSA; whoever trusts the issuer knows the public one
 */
public record OutboundFederation(String issuer, KeyPair keys) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A token signed with RS256 that says its holder has that role. */
    public String token(String roleArn, String audience, String id, Instant issued, Instant expires) {
        ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", issuer)
                .put("sub", roleArn)
                .put("aud", audience)
                .put("jti", id)
                .put("iat", issued.getEpochSecond())
                .put("exp", expires.getEpochSecond());
        String signed = encoded(bytes(header.toString())) + "." + encoded(bytes(claims.toString()));
        return signed + "." + encoded(signature(bytes(signed)));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(keys.getPrivate());
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the issuer needs an RSA key", unusable);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Names the issuer, not the key. */
    @Override
    public String toString() {
        return "OutboundFederation[" + issuer + "]";
    }
}
