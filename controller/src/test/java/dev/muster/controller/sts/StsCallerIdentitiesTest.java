package dev.muster.controller.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.controller.bootstrap.CallerIdentity;
import dev.muster.controller.bootstrap.SignedRequest;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StsCallerIdentitiesTest {
    private static final String HOST = "sts.eu-west-1.amazonaws.com";
    private static final String BODY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <GetCallerIdentityResult>
                <Arn>arn:aws:sts::123456789012:assumed-role/agents/0123</Arn>
                <UserId>AROAEXAMPLE:0123</UserId>
                <Account>123456789012</Account>
              </GetCallerIdentityResult>
              <ResponseMetadata><RequestId>7a62</RequestId></ResponseMetadata>
            </GetCallerIdentityResponse>""";

    private final StsFixture sts = fixture();
    private StsCallerIdentities identities = new StsCallerIdentities(Map.of(HOST, sts.endpoint()));

    @AfterEach
    void close() throws IOException {
        identities.close();
        sts.close();
    }

    @Test
    void the_identity_is_read_from_the_answer() {
        sts.answers(200, IDENTITY);

        assertThat(ask())
                .isEqualTo(Outcome.done(
                        new CallerIdentity("123456789012", "arn:aws:sts::123456789012:assumed-role/agents/0123")));
    }

    @Test
    void exactly_what_was_signed_is_sent_with_the_signed_host() {
        sts.answers(200, IDENTITY);

        ask();

        StsFixture.Received received = sts.received.getFirst();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.uri()).isEqualTo("/");
        assertThat(received.body()).isEqualTo(BODY);
        Map<String, List<String>> ofTheConnection = new TreeMap<>(received.headers());
        assertThat(ofTheConnection.remove("connection")).isEqualTo(List.of("keep-alive"));
        assertThat(ofTheConnection.remove("content-length")).isEqualTo(List.of("43"));
        assertThat(ofTheConnection).isEqualTo(headers());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("answers")
    void an_answer_maps_to(int status, String body, Outcome<CallerIdentity> expected) {
        sts.answers(status, body);

        assertThat(ask()).isEqualTo(expected);
        assertThat(sts.received).hasSize(1);
    }

    static Stream<Arguments> answers() {
        Outcome<CallerIdentity> notAnIdentity =
                new Outcome.Failed<>(new CloudFault.Transient("STS answered something other than an identity"));
        String account = "<Account>123456789012</Account>";
        return Stream.of(
                arguments(403, error("SignatureDoesNotMatch"), new Outcome.Refused<>("SignatureDoesNotMatch")),
                arguments(403, error("ExpiredToken"), new Outcome.Refused<>("ExpiredToken")),
                arguments(400, error("IncompleteSignature"), new Outcome.Refused<>("IncompleteSignature")),
                arguments(403, "forbidden by a proxy", new Outcome.Refused<>("HTTP 403")),
                arguments(403, error("a b <i>c</i>"), new Outcome.Refused<>("HTTP 403")),
                arguments(400, error("Throttling"), throttled("Throttling")),
                arguments(429, "", throttled("HTTP 429")),
                arguments(500, error("InternalFailure"), passing("STS: InternalFailure")),
                arguments(503, error("ServiceUnavailable"), passing("STS: ServiceUnavailable")),
                arguments(404, "", passing("STS: HTTP 404")),
                arguments(302, "", passing("STS: HTTP 302")),
                arguments(200, "", notAnIdentity),
                arguments(200, "{\"GetCallerIdentityResponse\":{}}", notAnIdentity),
                arguments(200, IDENTITY.replace("GetCallerIdentityResult", "GetSessionTokenResult"), notAnIdentity),
                arguments(200, IDENTITY.replace(account, account + account), notAnIdentity),
                arguments(200, IDENTITY.replace(account, "<Account>12</Account>"), notAnIdentity),
                arguments(200, "<wrapper>" + IDENTITY + "</wrapper>", notAnIdentity),
                arguments(200, IDENTITY.substring(0, 200), notAnIdentity),
                arguments(200, "<!DOCTYPE a [<!ENTITY e \"x\">]>" + IDENTITY, notAnIdentity),
                arguments(200, " ".repeat(20_000) + IDENTITY, notAnIdentity),
                arguments(200, "<a>".repeat(20) + "</a>".repeat(20), notAnIdentity));
    }

    @Test
    void a_broken_connection_is_tried_once_more() {
        sts.answers(StsFixture.HANG_UP, "").answers(200, IDENTITY);

        assertThat(ask()).isInstanceOf(Outcome.Done.class);
        assertThat(sts.received).hasSize(2);
    }

    @Test
    void a_connection_that_breaks_twice_is_a_passing_fault() {
        sts.answers(StsFixture.HANG_UP, "").answers(StsFixture.HANG_UP, "");

        assertTransient(ask());
        assertThat(sts.received).hasSize(2);
    }

    @Test
    void an_endpoint_that_never_answers_is_a_passing_fault() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            pointTo(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200));

            assertTransient(ask());
        }
    }

    @Test
    void an_endpoint_where_nobody_listens_is_a_passing_fault() throws IOException {
        sts.close();

        assertTransient(ask());
    }

    @Test
    void a_host_outside_our_table_is_not_called() {
        SignedRequest elsewhere = new SignedRequest("POST", "https://sts.us-east-1.amazonaws.com/", headers(), BODY);

        assertThat(identities.ask(elsewhere))
                .isEqualTo(new Outcome.Failed<CallerIdentity>(
                        new CloudFault.Misconfigured("no STS endpoint is configured for that host")));
        assertThat(sts.received).isEmpty();
    }

    @Test
    void no_fault_quotes_what_was_sent() throws IOException {
        sts.close();

        assertThat(ask().toString()).doesNotContain("the-session-token").doesNotContain("Signature");
    }

    private Outcome<CallerIdentity> ask() {
        return identities.ask(new SignedRequest("POST", "https://" + HOST + "/", headers(), BODY));
    }

    private void pointTo(URI endpoint, Duration timeout) throws IOException {
        identities.close();
        identities = new StsCallerIdentities(Map.of(HOST, endpoint), timeout);
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("authorization", List.of("AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host, Signature=b"));
        headers.put("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        headers.put("host", List.of(HOST));
        headers.put("x-amz-date", List.of("20261121T090000Z"));
        headers.put("x-amz-security-token", List.of("the-session-token"));
        headers.put("x-muster-binding", List.of("00ff"));
        return headers;
    }

    private static Outcome<CallerIdentity> passing(String message) {
        return new Outcome.Failed<>(new CloudFault.Transient(message));
    }

    private static Outcome<CallerIdentity> throttled(String code) {
        return new Outcome.Failed<>(new CloudFault.Throttled("STS: " + code, Duration.ofSeconds(5)));
    }

    private static String error(String code) {
        return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>"
                + code + "</Code><Message>no</Message></Error><RequestId>7a62</RequestId></ErrorResponse>";
    }

    private static void assertTransient(Outcome<CallerIdentity> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isInstanceOf(CloudFault.Transient.class));
    }

    private static StsFixture fixture() {
        try {
            return new StsFixture();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
