package dev.muster.simulator.sts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of AWS Signature Version 4 ("Create a signed AWS API request", IAM User Guide), header form only. */
final class SignatureVersion4 {
    private SignatureVersion4() {}

    /** The signature that the owner of the secret would have put under this request. */
    static String signature(SignedRequest request, Authorization authorization, String date, String secret) {
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + authorization.scope() + "\n"
                + sha256(canonical(request, authorization.signedHeaders()));
        byte[] key = hmac(bytes("AWS4" + secret), authorization.day());
        key = hmac(key, authorization.region());
        key = hmac(key, authorization.service());
        key = hmac(key, "aws4_request");
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static String canonical(SignedRequest request, List<String> signedHeaders) {
        return String.join(
                "\n",
                request.method(),
                request.path().isEmpty() ? "/" : request.path(),
                canonicalQuery(request.query()),
                canonicalHeaders(request, signedHeaders),
                String.join(";", signedHeaders),
                sha256(request.body()));
    }

    private static String canonicalQuery(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String canonicalHeaders(SignedRequest request, List<String> signedHeaders) {
        StringBuilder lines = new StringBuilder();
        for (String name : signedHeaders) {
            List<String> values = request.headers().getOrDefault(name, List.of());
            lines.append(name).append(':');
            lines.append(values.stream().map(SignatureVersion4::trimmed).collect(Collectors.joining(",")));
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String trimmed(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
