package dev.muster.controller.identity;

import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads an answer of Entra ID's token endpoint. Of an error only its code is repeated ({@code AADSTS7000222} and the like,
 * Microsoft Entra documentation, "authentication and authorization error codes"): its text is written for others.
 */
record EntraVerdict(String tenantId, String clientId, ClientProof proof, Instant began) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CODE = Pattern.compile("AADSTS[0-9]{1,9}");
    private static final Duration UNSAID = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final long LONGEST_LIFE_SECONDS = Duration.ofHours(24).toSeconds();

    Outcome<Held<BearerToken>> on(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode body = json(response.body());
        if (status == 200) {
            return granted(body);
        }
        String code = code(body);
        String sentence = "Entra ID refuses client " + clientId + " of tenant " + tenantId + " (HTTP " + status
                + (code.isEmpty() ? "" : ", " + code) + ")";
        if (status == 429) {
            return failed(new CloudFault.Throttled(sentence, retryAfter(response)));
        }
        if (status >= 500 || status == 408 || isPassing(body)) {
            return failed(new CloudFault.Transient("Entra ID has trouble (HTTP " + status + ")"));
        }
        String advice = isOfEntra(body)
                ? EntraAdvice.on(code, clientId, proof)
                : "that is no answer of Entra ID: check muster.entra.authority and the proxy on the way";
        return failed(new CloudFault.Denied(sentence + "; " + advice + "."));
    }

    private Outcome<Held<BearerToken>> granted(JsonNode body) {
        String token = body.path("access_token").asString("");
        long seconds = body.path("expires_in").asLong(0);
        if (token.isBlank()
                || !"Bearer".equalsIgnoreCase(body.path("token_type").asString(""))
                || seconds <= 0) {
            return failed(new CloudFault.Transient("Entra ID answered something other than a token"));
        }
        Duration life = Duration.ofSeconds(Math.min(seconds, LONGEST_LIFE_SECONDS));
        return Outcome.done(Held.expiring(new BearerToken(token), began, life));
    }

    /** Errors of OAuth always have a word for what happened (RFC 6749, section 5.2). */
    private static boolean isOfEntra(JsonNode body) {
        return !body.path("error").asString("").isEmpty();
    }

    /** OAuth's own words for "later". */
    private static boolean isPassing(JsonNode body) {
        String error = body.path("error").asString("");
        return error.equals("temporarily_unavailable") || error.equals("server_error");
    }

    private static String code(JsonNode body) {
        Matcher code = CODE.matcher(body.path("error_description").asString(""));
        return code.find() ? code.group() : "";
    }

    private static Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
                .orElse(UNSAID);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static Outcome<Held<BearerToken>> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }
}
