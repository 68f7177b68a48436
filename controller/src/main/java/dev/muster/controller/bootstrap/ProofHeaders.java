package dev.muster.controller.bootstrap;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The headers of a proof, each once, by lower-case name. Only names that a signed GetCallerIdentity request needs are
 * let through: what else a caller could ask STS for with our help is nobody's to find out.
 */
record ProofHeaders(Map<String, String> byName) {
    private static final int LONGEST_VALUE = 8_192;
    private static final int MOST = 24;
    private static final List<String> ALLOWED = Arrays.asList(
            "accept",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-amz-date",
            "x-amz-security-token",
            ProofBinding.HEADER);
    private static final Pattern SDK_OWN = Pattern.compile("amz-sdk-[a-z0-9-]{1,40}");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

    ProofHeaders {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** Takes the headers as posted; empty if one is not allowed, given twice, or no plain text. */
    static Optional<ProofHeaders> of(Map<String, List<String>> posted) {
        Map<String, String> byName = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : posted.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean acceptable = isAllowed(name) && hasOnePlainValue(header.getValue());
            if (!acceptable || byName.put(name, header.getValue().getFirst()) != null) {
                return Optional.empty();
            }
        }
        return byName.size() > MOST ? Optional.empty() : Optional.of(new ProofHeaders(byName));
    }

    /** The value; empty text if there is no such header, which no header that was let through has. */
    String get(String name) {
        return byName.getOrDefault(name, "");
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The same in the form of a request. */
    Map<String, List<String>> asRequestHeaders() {
        Map<String, List<String>> headers = new TreeMap<>();
        byName.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    @Override
    public String toString() {
        return "ProofHeaders" + byName.keySet();
    }

    private static boolean isAllowed(String name) {
        return ALLOWED.contains(name) || SDK_OWN.matcher(name).matches();
    }

    private static boolean hasOnePlainValue(List<String> values) {
        return values.size() == 1
                && values.getFirst().length() <= LONGEST_VALUE
                && PLAIN.matcher(values.getFirst()).matches();
    }
}
