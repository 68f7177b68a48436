package dev.muster.simulator.sts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The parameters of GetWebIdentityToken.
 *
 * @param seconds from 60 to 3600
 */
record WebIdentityRequest(String audience, int seconds) {
    static final String ACTION = "GetWebIdentityToken";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    /** Empty if they are not as the STS API reference wants them; only RS256 is offered here. */
    static Optional<WebIdentityRequest> of(String body) {
        Map<String, String> form = form(body);
        String audience = form.getOrDefault("Audience.member.1", "");
        String duration = form.getOrDefault("DurationSeconds", "300");
        if (audience.isEmpty()
                || !"RS256".equals(form.get("SigningAlgorithm"))
                || !NUMBER.matcher(duration).matches()) {
            return Optional.empty();
        }
        int seconds = Integer.parseInt(duration);
        return seconds < 60 || seconds > 3600
                ? Optional.empty()
                : Optional.of(new WebIdentityRequest(audience, seconds));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
