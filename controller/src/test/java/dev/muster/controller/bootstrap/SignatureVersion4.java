package dev.muster.controller.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 for a POST to {@code /} of STS, from its description in the IAM user guide. */
final class SignatureVersion4 {
    static final String REGION = "eu-west-1";

    private SignatureVersion4() {}

    /** The Authorization header over these headers (lower-case names) and this body. */
    static String authorization(TaskCredentials credentials, Map<String, String> signed, String body) {
        SortedMap<String, String> headers = new TreeMap<>(signed);
        String date = dateTime(headers).substring(0, 8);
        String scope = date + "/" + REGION + "/sts/aws4_request";
        return "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders="
                + String.join(";", headers.keySet()) + ", Signature="
                + signature(credentials.secretKey(), headers, scope, body);
    }

    private static String signature(String secret, SortedMap<String, String> headers, String scope, String body) {
        StringBuilder canonical = new StringBuilder("POST\n/\n\n");
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical
                .append('\n')
                .append(String.join(";", headers.keySet()))
                .append('\n')
                .append(Sha256.hex(body));
        String toSign =
                "AWS4-HMAC-SHA256\n" + dateTime(headers) + "\n" + scope + "\n" + Sha256.hex(canonical.toString());
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String dateTime(Map<String, String> headers) {
        return Objects.requireNonNull(headers.get("x-amz-date"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
