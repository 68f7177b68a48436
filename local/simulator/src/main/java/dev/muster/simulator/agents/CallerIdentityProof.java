package dev.muster.simulator.agents;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signed but unsent {@code sts:GetCallerIdentity} request by which a container proves to be its task (AWS Signature
 * Version 4). The header {@code x-muster-binding} ties it to one agent, one controller and one key.
 *
 * @param headers in the order of their names
 */
public record CallerIdentityProof(String method, String url, Map<String, String> headers, String body) {
    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What {@code x-muster-binding} says. */
    public static String binding(String agentId, String bootstrapUrl, String modulus, String exponent) {
        return Sha256.hex(String.join("\n", agentId, bootstrapUrl, modulus, exponent));
    }

    /**
     * Makes a proof.
     *
     * @param region whose STS host it is made for
     * @param now the date it bears
     */
    public static CallerIdentityProof signed(RoleCredentials role, String region, String binding, Instant now) {
        String host = "sts." + region + ".amazonaws.com";
        String stamp = STAMP.format(now);
        String scope = stamp.substring(0, 8) + "/" + region + "/sts/aws4_request";
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        headers.put("host", host);
        headers.put("x-amz-date", stamp);
        headers.put("x-amz-security-token", role.sessionToken());
        headers.put("x-muster-binding", binding);
        String names = String.join(";", headers.keySet());
        String toSign = String.join("\n", ALGORITHM, stamp, scope, Sha256.hex(canonical(headers, names)));
        String signature =
                HexFormat.of().formatHex(Sha256.hmac(signingKey(role, stamp.substring(0, 8), region), toSign));
        headers.put(
                "authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, role.accessKeyId(), scope, names, signature));
        return new CallerIdentityProof("POST", "https://" + host + "/", headers, BODY);
    }

    private static String canonical(Map<String, String> headers, String names) {
        List<String> lines = new ArrayList<>(List.of("POST", "/", ""));
        headers.forEach((name, value) -> lines.add(name + ":" + value));
        lines.add("");
        lines.add(names);
        lines.add(Sha256.hex(BODY));
        return String.join("\n", lines);
    }

    private static byte[] signingKey(RoleCredentials role, String day, String region) {
        byte[] key = Sha256.hmac(Sha256.utf8("AWS4" + role.secretAccessKey()), day);
        for (String part : List.of(region, "sts", "aws4_request")) {
            key = Sha256.hmac(key, part);
        }
        return key;
    }
}
