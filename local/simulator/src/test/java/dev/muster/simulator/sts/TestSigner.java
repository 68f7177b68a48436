package dev.muster.simulator.sts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs GetCallerIdentity as a client does; shares no code with the service. */
public record TestSigner(TaskCredentials credentials, Instant date, String region) {
    public static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    /** All headers of the signed POST to "/", the given ones among the signed. */
    public Map<String, String> headers(Map<String, String> more) {
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(date);
        TreeMap<String, String> signed = new TreeMap<>(more);
        signed.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        signed.put("host", "sts." + region + ".amazonaws.com");
        signed.put("x-amz-date", stamp);
        signed.put("x-amz-security-token", credentials.sessionToken());
        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        String request = "POST\n/\n\n" + lines + "\n" + names + "\n" + hex(digest(BODY));
        String scope = stamp.substring(0, 8) + "/" + region + "/sts/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hex(digest(request));
        Map<String, String> all = new LinkedHashMap<>(signed);
        all.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(credentials.accessKeyId(), scope, names, hex(mac(key(scope), toSign))));
        return all;
    }

    private byte[] key(String scope) {
        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
