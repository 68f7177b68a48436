package dev.muster.controller.azuredevops;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** An answer. Its body is there as a whole, or still on its way if it is the listing that was asked for. */
final class Answer {
    private static final int UNPACKED_AT_ONCE = 16 << 10;

    private final int status;
    private final HttpHeaders headers;
    private final CountedStream body;
    private final boolean empty;

    private Answer(int status, HttpHeaders headers, InputStream body, boolean empty) {
        this.status = status;
        this.headers = headers;
        this.body = new CountedStream(body);
        this.empty = empty;
    }

    /** One whose body is read while it comes. */
    static Answer coming(HttpResponse<InputStream> response) {
        return new Answer(response.statusCode(), response.headers(), response.body(), false);
    }

    /**
     * One whose body was read to its end.
     *
     * @throws IOException if the body breaks off, or is longer than {@code mostBytes}
     */
    static Answer whole(HttpResponse<InputStream> response, int mostBytes) throws IOException {
        byte[] body = response.body().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw new IOException("the answer is longer than " + mostBytes + " bytes");
        }
        return new Answer(response.statusCode(), response.headers(), new ByteArrayInputStream(body), body.length == 0);
    }

    /** One whose body is there. */
    static Answer whole(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        return new Answer(response.statusCode(), response.headers(), new ByteArrayInputStream(body), body.length == 0);
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isEmpty() {
        return empty;
    }

    /** Whether it can be JSON; what names no type at all is left to the parser. */
    boolean mayBeJson() {
        return contentType().isEmpty() || contentType().contains("json");
    }

    boolean isPage() {
        return contentType().contains("html");
    }

    /** The body, unpacked while it is read; to be opened once. */
    InputStream open() throws IOException {
        return header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent()
                ? new GZIPInputStream(body, UNPACKED_AT_ONCE)
                : body;
    }

    /** How much of the body was read so far, as it came over the wire. */
    long bytesRead() {
        return body.count();
    }

    /** Reads what little may be left after the JSON, so that the connection can be used again. */
    void drain() throws IOException {
        body.readNBytes(UNPACKED_AT_ONCE);
    }

    private String contentType() {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }
}
