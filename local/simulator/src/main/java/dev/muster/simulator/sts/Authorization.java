package dev.muster.simulator.sts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an {@code Authorization} header of Signature Version 4. */
record Authorization(
        String accessKeyId, String day, String region, String service, List<String> signedHeaders, String signature) {
    private static final Pattern FORM = Pattern.compile("AWS4-HMAC-SHA256 +"
            + "Credential=(\\w+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request, *"
            + "SignedHeaders=([a-z0-9;_-]+), *"
            + "Signature=([0-9a-f]{64})");

    static Optional<Authorization> parse(String header) {
        Matcher parts = FORM.matcher(header.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> signedHeaders = List.of(parts.group(5).split(";", -1));
        return Optional.of(new Authorization(
                parts.group(1), parts.group(2), parts.group(3), parts.group(4), signedHeaders, parts.group(6)));
    }

    String scope() {
        return day + "/" + region + "/" + service + "/aws4_request";
    }
}
