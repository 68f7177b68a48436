package dev.muster.simulator.ado;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JWT as an agent signs it to prove who it is (RFC 7523). Times are whole seconds since 1970.
 *
 * @param signed the part of the token that the signature covers
 * @param signature base64url
 */
record ClientAssertion(
        String algorithm,
        String issuer,
        String subject,
        String audience,
        String id,
        Instant expires,
        String signed,
        String signature) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty when the text is no JWT with all of these claims. */
    static Optional<ClientAssertion> parse(String jwt) {
        List<String> parts = List.of(jwt.split("\\.", -1));
        if (parts.size() != 3) {
            return Optional.empty();
        }
        try {
            JsonNode header = JSON.readTree(decoded(parts.get(0)));
            JsonNode claims = JSON.readTree(decoded(parts.get(1)));
            if (!claims.path("exp").isIntegralNumber()) {
                return Optional.empty();
            }
            return Optional.of(new ClientAssertion(
                    header.path("alg").asString(""),
                    claims.path("iss").asString(""),
                    claims.path("sub").asString(""),
                    claims.path("aud").asString(""),
                    claims.path("jti").asString(""),
                    Instant.ofEpochSecond(claims.path("exp").asLong()),
                    parts.get(0) + "." + parts.get(1),
                    parts.get(2)));
        } catch (IllegalArgumentException | JacksonException notOne) {
            return Optional.empty();
        }
    }

    boolean isSignedWith(AgentKey key) {
        try {
            return RsaSignature.matches(key, signed.getBytes(StandardCharsets.US_ASCII), decoded(signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
