package dev.muster.controller.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** One prepared answer. */
public sealed interface Canned {
    /** An ordinary answer. */
    record Reply(int status, Map<String, String> headers, String body, boolean packed) implements Canned {
        public Reply with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body, packed);
        }

        /** The same answer, compressed. */
        public Reply gzipped() {
            return new Reply(status, with("Content-Encoding", "gzip").headers(), body, true);
        }

        byte[] bytes() {
            byte[] plain = body.getBytes(StandardCharsets.UTF_8);
            return packed ? gzip(plain) : plain;
        }

        private static byte[] gzip(byte[] plain) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return packed.toByteArray();
        }
    }

    /** The connection ends without an answer. */
    record Dropped() implements Canned {}

    /** Nothing comes until the server closes. */
    record Silence() implements Canned {}

    static Reply json(int status, String body) {
        return new Reply(status, header("application/json; charset=utf-8"), body, false);
    }

    static Reply json(String body) {
        return json(200, body);
    }

    static Reply page(int status) {
        return new Reply(status, header("text/html; charset=utf-8"), "<html><body>Sign in</body></html>", false);
    }

    static Reply empty(int status) {
        return new Reply(status, new TreeMap<>(), "", false);
    }

    private static Map<String, String> header(String contentType) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", contentType);
        return headers;
    }
}
