package dev.muster.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param method in capitals
 * @param path percent-encoded as sent, beginning with a slash
 * @param query percent-encoded as sent, without the question mark; empty if there is none
 * @param headers by name in any case; a name may have several values
 * @param body decoded as UTF-8; empty if there is none
 */
public record HttpRequest(String method, String path, String query, Map<String, List<String>> headers, String body) {
    /** Makes the header names case-insensitive and everything unchangeable. */
    public HttpRequest {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /** The first value of a header; the name's case does not matter. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** The decoded parts of the path between its slashes: {@code /a/b%20c} has the parts "a" and "b c". */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                // A plus sign means itself in a path, unlike in a query.
                segments.add(decoded(segment.replace("+", "%2B")));
            }
        }
        return segments;
    }

    /** The decoded value of the first query parameter of that exact name; "" if it has no value. */
    public Optional<String> parameter(String name) {
        return parameterIn(query, name);
    }

    /** The decoded value of a field of the body, which must be a URL-encoded form. */
    public Optional<String> formField(String name) {
        return parameterIn(body, name);
    }

    private static Optional<String> parameterIn(String encoded, String name) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decoded(key).equals(name)) {
                return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
