package dev.muster.simulator.sts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request as it reached the service, with whatever signature it carries.
 *
 * @param method in capitals
 * @param path percent-encoded as sent
 * @param query percent-encoded as sent, without the question mark; empty if there is none
 * @param headers by name in any case
 * @param body as text, UTF-8 on the wire
 */
public record SignedRequest(String method, String path, String query, Map<String, List<String>> headers, String body) {
    /** Makes the header names case-insensitive and everything unchangeable. */
    public SignedRequest {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** Names what was asked, without headers: they hold a security token. */
    @Override
    public String toString() {
        return "SignedRequest[%s %s]".formatted(method, path);
    }
}
