package dev.muster.controller.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallerProofTest {
    private static final Instant NOW = BootstrapScene.NOW;
    private static final Container CONTAINER = Container.of(BootstrapScene.AGENT.toString(), BootstrapScene.OWN);
    private static final Applicant APPLICANT =
            new Applicant(BootstrapScene.AGENT, Container.KEY, "4.260.0", "Linux 6.1");

    private final CallerProof proof =
            new CallerProof(List.of("sts.us-east-1.amazonaws.com", ProofDraft.HOST), Container.BOOTSTRAP_URL);

    @Test
    void a_proof_as_containers_make_it_is_acceptable() {
        assertThat(check(CONTAINER.draft(NOW).signedBy(CONTAINER.credentials())))
                .isInstanceOf(CallerProof.Verdict.Acceptable.class);
    }

    @Test
    void what_is_sent_has_lower_case_names_and_nothing_else_changed() {
        SignedRequest posted = with(draft -> {
            draft.headers.put("X-Amz-Date", draft.headers.remove("x-amz-date"));
            draft.header("amz-sdk-invocation-id", "3f6a");
            draft.header("User-Agent", "bootstrap/1");
        });

        SignedRequest sent = ((CallerProof.Verdict.Acceptable) check(posted)).request();

        assertThat(sent.headers().keySet())
                .containsExactly(
                        "amz-sdk-invocation-id",
                        "authorization",
                        "content-type",
                        "host",
                        "user-agent",
                        "x-amz-date",
                        "x-amz-security-token",
                        "x-muster-binding");
        assertThat(sent.headers().get("authorization"))
                .isEqualTo(posted.headers().get("authorization"));
        assertThat(sent.body()).isEqualTo(posted.body());
        assertThat(sent.url()).isEqualTo(posted.url());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofsWithAFlaw")
    void a_proof_is_rejected_with(String flaw, Refusal expected, Consumer<ProofDraft> edit) {
        assertThat(refusal(with(edit))).isEqualTo(expected);
    }

    static Stream<Arguments> proofsWithAFlaw() {
        return Stream.of(
                flaw("GET", Refusal.PROOF_METHOD, draft -> draft.method = "GET"),
                flaw("method in lower case", Refusal.PROOF_METHOD, draft -> draft.method = "post"),
                flaw("plain HTTP", Refusal.PROOF_URL, draft -> draft.url = "http://" + ProofDraft.HOST + "/"),
                flaw("query string", Refusal.PROOF_URL, draft -> draft.url += "?Action=GetCallerIdentity"),
                flaw("path", Refusal.PROOF_URL, draft -> draft.url += "path"),
                flaw("fragment", Refusal.PROOF_URL, draft -> draft.url += "#x"),
                flaw("port", Refusal.PROOF_URL, draft -> draft.url = "https://" + ProofDraft.HOST + ":8443/"),
                flaw("user", Refusal.PROOF_URL, draft -> draft.url = "https://" + ProofDraft.HOST + "@evil.example/"),
                flaw("host not listed", Refusal.PROOF_URL, draft -> draft.url = "https://sts.evil.example/"),
                flaw(
                        "host with our suffix",
                        Refusal.PROOF_URL,
                        draft -> draft.url = "https://x" + ProofDraft.HOST + "/"),
                flaw("other host header", Refusal.PROOF_URL, draft -> draft.header("host", "sts.evil.example")),
                flaw(
                        "other listed host header",
                        Refusal.PROOF_URL,
                        draft -> draft.header("host", "sts.us-east-1.amazonaws.com")),
                flaw("no host header", Refusal.PROOF_URL, draft -> draft.headers.remove("host")),
                flaw(
                        "other action",
                        Refusal.PROOF_BODY,
                        draft -> draft.body = "Action=GetSessionToken&Version=2011-06-15"),
                flaw("body with more", Refusal.PROOF_BODY, draft -> draft.body += "&X=1"),
                flaw(
                        "body in other order",
                        Refusal.PROOF_BODY,
                        draft -> draft.body = "Version=2011-06-15&Action=GetCallerIdentity"),
                flaw("empty body", Refusal.PROOF_BODY, draft -> draft.body = ""),
                flaw("extra header", Refusal.PROOF_HEADERS, draft -> draft.header("x-forwarded-host", "a")),
                flaw("transfer encoding", Refusal.PROOF_HEADERS, draft -> draft.header("transfer-encoding", "chunked")),
                flaw("header with two values", Refusal.PROOF_HEADERS, draft -> draft.header("accept", "a", "b")),
                flaw("header without value", Refusal.PROOF_HEADERS, draft -> draft.header("accept")),
                flaw("header in two spellings", Refusal.PROOF_HEADERS, draft -> draft.header("Host", ProofDraft.HOST)),
                flaw("line break in a header", Refusal.PROOF_HEADERS, draft -> draft.header("accept", "a\r\nx: y")),
                flaw("empty header", Refusal.PROOF_HEADERS, draft -> draft.header("accept", "")),
                flaw("endless header", Refusal.PROOF_HEADERS, draft -> draft.header("accept", "a".repeat(8_193))),
                flaw(
                        "too many headers",
                        Refusal.PROOF_HEADERS,
                        draft -> Stream.iterate(0, n -> n + 1)
                                .limit(30)
                                .forEach(n -> draft.header("amz-sdk-" + n, "a"))),
                flaw(
                        "JSON content type",
                        Refusal.PROOF_HEADERS,
                        draft -> draft.header("content-type", "application/json")),
                flaw("wrong length", Refusal.PROOF_HEADERS, draft -> draft.header("content-length", "42")),
                flaw("no date", Refusal.PROOF_DATE, draft -> draft.headers.remove("x-amz-date")),
                flaw("other date form", Refusal.PROOF_DATE, draft -> draft.header("x-amz-date", NOW.toString())),
                flaw("no such date", Refusal.PROOF_DATE, draft -> draft.header("x-amz-date", "20261399T000000Z")),
                flaw("too old", Refusal.PROOF_DATE, draft -> dated(draft, Duration.ofSeconds(-301))),
                flaw("from the future", Refusal.PROOF_DATE, draft -> dated(draft, Duration.ofSeconds(301))),
                flaw("no binding", Refusal.PROOF_BINDING, draft -> draft.headers.remove("x-muster-binding")),
                flaw(
                        "binding to another agent",
                        Refusal.PROOF_BINDING,
                        draft -> bound(draft, "linux_4712_1", Container.BOOTSTRAP_URL, Container.KEY)),
                flaw(
                        "binding to another URL",
                        Refusal.PROOF_BINDING,
                        draft -> bound(draft, CONTAINER.agentId(), "https://evil.example/bootstrap", Container.KEY)),
                flaw(
                        "binding to another key",
                        Refusal.PROOF_BINDING,
                        draft -> bound(draft, CONTAINER.agentId(), Container.BOOTSTRAP_URL, Container.OTHER_KEY)));
    }

    @ParameterizedTest
    @MethodSource("unfitAuthorizations")
    void a_signature_of_another_form_is_rejected(String authorization) {
        assertThat(refusal(with(draft -> draft.header("authorization", authorization))))
                .isEqualTo(Refusal.PROOF_SIGNATURE);
    }

    static Stream<String> unfitAuthorizations() {
        String good = ProofDraft.of(CONTAINER.draft(NOW).signedBy(CONTAINER.credentials()))
                .value("authorization");
        return Stream.of(
                "Bearer abc",
                good.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
                good.replace("/sts/", "/iam/"),
                good + ", SignedHeaders=host",
                good.replace("SignedHeaders=", "SignedHeaders=accept, SignedHeaders="),
                good.substring(0, good.length() - 1));
    }

    @ParameterizedTest
    @MethodSource("mustBeSigned")
    void a_header_that_counts_must_be_signed(String header) {
        SignedRequest posted = CONTAINER.draft(NOW).signedBy(CONTAINER.credentials(), header);

        assertThat(refusal(posted)).isEqualTo(Refusal.PROOF_SIGNATURE);
    }

    // The signer itself needs the date, so that it can never be left out by it.
    static Stream<String> mustBeSigned() {
        return Stream.of("host", "x-muster-binding");
    }

    @Test
    void the_date_must_be_signed() {
        SignedRequest posted = with(draft ->
                draft.header("authorization", draft.value("authorization").replace("x-amz-date;", "")));

        assertThat(refusal(posted)).isEqualTo(Refusal.PROOF_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("datesAtTheEdge")
    void a_date_five_minutes_off_is_still_taken(Duration off) {
        assertThat(check(with(draft -> dated(draft, off)))).isInstanceOf(CallerProof.Verdict.Acceptable.class);
    }

    static Stream<Duration> datesAtTheEdge() {
        return Stream.of(Duration.ofMinutes(5), Duration.ofMinutes(-5), Duration.ZERO);
    }

    private static Arguments flaw(String name, Refusal expected, Consumer<ProofDraft> edit) {
        return arguments(name, expected, edit);
    }

    private static void dated(ProofDraft draft, Duration off) {
        draft.header("x-amz-date", ProofDraft.DATE.format(NOW.plus(off)));
    }

    private static void bound(ProofDraft draft, String agent, String url, AgentKey key) {
        draft.header("x-muster-binding", ProofBinding.of(agent, url, key.modulus(), key.exponent()));
    }

    private static SignedRequest with(Consumer<ProofDraft> edit) {
        return ProofDraft.of(CONTAINER.draft(NOW).signedBy(CONTAINER.credentials()))
                .edited(edit)
                .asIs();
    }

    private CallerProof.Verdict check(SignedRequest posted) {
        return proof.check(posted, APPLICANT, NOW);
    }

    private Refusal refusal(SignedRequest posted) {
        return ((CallerProof.Verdict.Rejected) check(posted)).answer().refusal();
    }
}
