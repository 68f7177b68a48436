package dev.muster.controller.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed token (JWT) with which AWS says who we are. */
public record WebIdentityToken(String value) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,600}");

    /** Whom Entra ID has to trust. Neither part is secret. */
    public record Claims(String issuer, String subject) {}

    /** What the token says of itself; empty if it is no JWT with both claims. Its signature is for others to check. */
    Optional<Claims> claims() {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            JsonNode claims = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
            String issuer = claims.path("iss").asString("");
            String subject = claims.path("sub").asString("");
            return PRINTABLE.matcher(issuer).matches()
                            && PRINTABLE.matcher(subject).matches()
                    ? Optional.of(new Claims(issuer, subject))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException notOne) {
            return Optional.empty();
        }
    }

    /** Hidden, so that no log line, message or test report can show it. */
    @Override
    public String toString() {
        return "WebIdentityToken[hidden]";
    }
}
