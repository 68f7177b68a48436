package dev.muster.simulator.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to be sent.
 *
 * @param status the HTTP status code
 * @param headers one value a name
 * @param body sent as UTF-8; empty for an answer without one
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {
    /** Keeps the headers in their order and unchangeable. */
    public HttpResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** An answer with a body of the given media type. */
    public static HttpResponse of(int status, String contentType, String body) {
        return new HttpResponse(status, Collections.singletonMap("Content-Type", contentType), body);
    }

    /** An answer without a body. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Collections.emptyMap(), "");
    }

    /** The same answer with one header more, or with another value of it. */
    public HttpResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body);
    }
}
