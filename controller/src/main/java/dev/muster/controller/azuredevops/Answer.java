package dev.muster.controller.azuredevops;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A whole answer, its body still as it came over the wire. */
final class Answer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    /** Whether it can be JSON; what names no type at all is left to the parser. */
    boolean mayBeJson() {
        return contentType().isEmpty() || contentType().contains("json");
    }

    boolean isPage() {
        return contentType().contains("html");
    }

    /** The body, unpacked while it is read. */
    InputStream open() throws IOException {
        InputStream packed = new ByteArrayInputStream(body);
        return header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent()
                ? new GZIPInputStream(packed)
                : packed;
    }

    private String contentType() {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }
}
