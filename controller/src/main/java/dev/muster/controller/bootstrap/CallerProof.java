package dev.muster.controller.bootstrap;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a signed request before it is sent anywhere. A request that passes can do nothing but ask an STS host of our
 * own list, once and soon, whose credentials signed it; that it was signed at all is for STS to say.
 */
public final class CallerProof {
    /** How far the date of a proof may be from now, in either direction. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The only body a proof may have (STS API reference, GetCallerIdentity). */
    public static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";

    private static final List<String> MUST_BE_SIGNED = Arrays.asList("host", "x-amz-date", ProofBinding.HEADER);

    // One spelling only: where two parsers could read one header differently, the caller would choose what is signed.
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 "
            + "Credential=[A-Z0-9]{16,128}/[0-9]{8}/[a-z0-9-]{1,32}/sts/aws4_request, ?"
            + "SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), ?"
            + "Signature=[0-9a-f]{64}");
    private static final Pattern FORM_BODY =
            Pattern.compile("application/x-www-form-urlencoded(?:; ?charset=utf-8)?", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter BASIC_ISO =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final List<String> stsHosts;
    private final String bootstrapUrl;

    /**
     * @param stsHosts the hosts a proof may name, for example {@code sts.eu-west-1.amazonaws.com}
     * @param bootstrapUrl the URL that containers are given, character by character
     */
    public CallerProof(List<String> stsHosts, String bootstrapUrl) {
        this.stsHosts = List.copyOf(stsHosts);
        this.bootstrapUrl = bootstrapUrl;
    }

    /** What to do with a proof. */
    public sealed interface Verdict {
        /** It may be sent: this request, with lower-case header names. */
        record Acceptable(SignedRequest request) implements Verdict {}

        /** It may not. */
        record Rejected(BootstrapAnswer.Rejected answer) implements Verdict {}
    }

    public Verdict check(SignedRequest proof, Applicant applicant, Instant now) {
        if (!proof.method().equals("POST")) {
            return no(Refusal.PROOF_METHOD, "the proof must be a POST request");
        }
        Optional<String> host = hostOf(proof.url());
        if (host.isEmpty()) {
            return no(
                    Refusal.PROOF_URL,
                    "the proof's URL must be https:// + host + / with a host of " + String.join(", ", stsHosts));
        }
        if (!proof.body().equals(BODY)) {
            return no(Refusal.PROOF_BODY, "the proof's body must be exactly " + BODY);
        }
        return ProofHeaders.of(proof.headers())
                .map(headers -> check(proof, headers, host.get(), applicant, now))
                .orElseGet(() -> no(
                        Refusal.PROOF_HEADERS,
                        "the proof has a header that is not allowed, given twice, or not plain text"));
    }

    private Verdict check(SignedRequest proof, ProofHeaders headers, String host, Applicant applicant, Instant now) {
        if (!headers.get("host").equals(host)) {
            return no(Refusal.PROOF_URL, "the proof's 'host' header must name the host of its URL");
        }
        if (!describesBody(headers)) {
            return no(Refusal.PROOF_HEADERS, "the proof's 'content-type' or 'content-length' does not fit its body");
        }
        if (!signsWhatItMust(headers.get("authorization"))) {
            return no(
                    Refusal.PROOF_SIGNATURE,
                    "the proof must be signed with AWS4-HMAC-SHA256 for sts, the signed headers including "
                            + String.join(", ", MUST_BE_SIGNED));
        }
        if (!isRecent(headers.get("x-amz-date"), now)) {
            return no(
                    Refusal.PROOF_DATE,
                    "the proof's 'x-amz-date' must be within " + TOLERANCE.toMinutes() + " minutes of " + now);
        }
        String binding = ProofBinding.of(
                applicant.agent().toString(),
                bootstrapUrl,
                applicant.key().modulus(),
                applicant.key().exponent());
        return headers.get(ProofBinding.HEADER).equals(binding)
                ? new Verdict.Acceptable(
                        new SignedRequest(proof.method(), proof.url(), headers.asRequestHeaders(), proof.body()))
                : no(Refusal.PROOF_BINDING, "the proof is bound to another agent, key or bootstrap URL");
    }

    private Optional<String> hostOf(String url) {
        return stsHosts.stream()
                .filter(host -> url.equals("https://" + host + "/"))
                .findFirst();
    }

    private static boolean describesBody(ProofHeaders headers) {
        boolean type = !headers.has("content-type")
                || FORM_BODY.matcher(headers.get("content-type")).matches();
        int length = BODY.getBytes(StandardCharsets.US_ASCII).length;
        return type
                && (!headers.has("content-length")
                        || headers.get("content-length").equals(Integer.toString(length)));
    }

    private static boolean signsWhatItMust(String authorization) {
        Matcher form = AUTHORIZATION.matcher(authorization);
        return form.matches() && Arrays.asList(form.group(1).split(";", -1)).containsAll(MUST_BE_SIGNED);
    }

    private static boolean isRecent(String date, Instant now) {
        try {
            Instant signed = BASIC_ISO.parse(date, Instant::from);
            return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static Verdict no(Refusal refusal, String sentence) {
        return new Verdict.Rejected(new BootstrapAnswer.Rejected(refusal, sentence));
    }
}
