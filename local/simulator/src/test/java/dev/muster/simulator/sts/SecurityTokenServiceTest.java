package dev.muster.simulator.sts;

import static dev.muster.simulator.sts.RefusalCode.INCOMPLETE_SIGNATURE;
import static dev.muster.simulator.sts.RefusalCode.INVALID_ACTION;
import static dev.muster.simulator.sts.RefusalCode.INVALID_CLIENT_TOKEN_ID;
import static dev.muster.simulator.sts.RefusalCode.MISSING_AUTHENTICATION_TOKEN;
import static dev.muster.simulator.sts.RefusalCode.REQUEST_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.sts.IdentityAnswer.Identity;
import dev.muster.simulator.sts.IdentityAnswer.Refusal;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SecurityTokenServiceTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String REGION = "eu-west-1";
    private static final String ROLE = "arn:aws:iam::111122223333:role/agents/linux-build";

    private static final Map<String, String> BINDING = Map.of("x-muster-binding", "ab12");
    private static final RefusalCode NO_MATCH = RefusalCode.SIGNATURE_DOES_NOT_MATCH;

    private final World world = World.virtual(7, START);
    private final SecurityTokenService service =
            new SecurityTokenService(world, StsSettings.of("111122223333", REGION));
    private final TaskCredentials credentials = service.issue(ROLE, "0123abc");

    @Test
    void knows_the_role_and_the_task_of_a_signed_request() {
        IdentityAnswer answer = service.callerIdentity(signed(new TestSigner(credentials, START, REGION)));

        assertThat(answer).isInstanceOfSatisfying(Identity.class, identity -> {
            assertThat(identity.account()).isEqualTo("111122223333");
            assertThat(identity.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/linux-build/0123abc");
            assertThat(identity.userId()).matches("AROA[A-Z2-7]{17}:0123abc");
        });
    }

    @Test
    void issues_the_same_credentials_for_the_same_seed() {
        SecurityTokenService again =
                new SecurityTokenService(World.virtual(7, START), StsSettings.of("111122223333", REGION));

        assertThat(again.issue(ROLE, "0123abc")).isEqualTo(credentials);
        assertThat(again.issue(ROLE, "0123abc")).isNotEqualTo(credentials);
    }

    @TestFactory
    Stream<DynamicTest> refuses_what_was_not_signed_so() {
        TestSigner signer = new TestSigner(credentials, START, REGION);
        TestSigner stranger = new TestSigner(unknownCredentials(), START, REGION);
        TestSigner wrongSecret = new TestSigner(withSecret("0".repeat(40)), START, REGION);
        return Stream.of(
                refused("no signature", request(Map.of(), TestSigner.BODY), MISSING_AUTHENTICATION_TOKEN),
                refused("half a signature", changed(signer, "authorization", "AWS4-HMAC-SHA256"), INCOMPLETE_SIGNATURE),
                refused("a date that is none", changed(signer, "x-amz-date", "yesterday"), INCOMPLETE_SIGNATURE),
                refused("too old", signedAt(START.minus(Duration.ofMinutes(16))), REQUEST_EXPIRED),
                refused("from the future", signedAt(START.plus(Duration.ofMinutes(16))), REQUEST_EXPIRED),
                refused("another region", signed(new TestSigner(credentials, START, "us-east-1")), NO_MATCH),
                refused("unknown key", signed(stranger), INVALID_CLIENT_TOKEN_ID),
                refused("another token", changed(signer, "x-amz-security-token", "x"), INVALID_CLIENT_TOKEN_ID),
                refused("wrong secret", signed(wrongSecret), NO_MATCH),
                refused("another binding", changed(signer, "x-muster-binding", "cd34"), NO_MATCH),
                refused("another host", changed(signer, "host", "sts.evil.example"), NO_MATCH),
                refused("a longer body", request(signer.headers(BINDING), TestSigner.BODY + "&x=y"), NO_MATCH),
                refused("another action", request(signer.headers(BINDING), "Action=GetFoo"), INVALID_ACTION));
    }

    @Test
    void allows_a_clock_that_is_a_little_off() {
        assertThat(service.callerIdentity(signedAt(START.minus(Duration.ofMinutes(14)))))
                .isInstanceOf(Identity.class);
    }

    @Test
    void refuses_credentials_that_have_expired() {
        world.advanceTo(START.plus(Duration.ofHours(6)));

        IdentityAnswer answer = service.callerIdentity(signed(new TestSigner(credentials, world.now(), REGION)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.EXPIRED_TOKEN));
    }

    @Test
    void prints_no_secret() {
        assertThat(credentials.toString())
                .doesNotContain(credentials.secretAccessKey())
                .doesNotContain(credentials.sessionToken());
        assertThat(signed(new TestSigner(credentials, START, REGION)).toString())
                .doesNotContain(credentials.sessionToken());
    }

    private DynamicTest refused(String what, SignedRequest request, RefusalCode code) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThat(service.callerIdentity(request))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)));
    }

    private SignedRequest signedAt(Instant date) {
        return signed(new TestSigner(credentials, date, REGION));
    }

    private TaskCredentials withSecret(String secret) {
        return new TaskCredentials(
                ROLE, credentials.accessKeyId(), secret, credentials.sessionToken(), credentials.expiration());
    }

    private static TaskCredentials unknownCredentials() {
        World elsewhere = World.virtual(8, START);
        return new SecurityTokenService(elsewhere, StsSettings.of("111122223333", REGION)).issue(ROLE, "0123abc");
    }

    private static SignedRequest changed(TestSigner signer, String header, String value) {
        Map<String, String> headers = signer.headers(BINDING);
        headers.put(header, value);
        return request(headers, TestSigner.BODY);
    }

    private static SignedRequest signed(TestSigner signer) {
        return request(signer.headers(BINDING), TestSigner.BODY);
    }

    private static SignedRequest request(Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new TreeMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new SignedRequest("POST", "/", "", lists, body);
    }
}
