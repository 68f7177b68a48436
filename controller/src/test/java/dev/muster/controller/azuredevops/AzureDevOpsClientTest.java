package dev.muster.controller.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations.Done;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AzureDevOpsClientTest {
    private static final String EMPTY = "{\"count\":0,\"value\":[]}";

    static Stream<Arguments> answersThatMeanOneFaultForReadsAndChangesAlike() {
        return Stream.of(
                Arguments.of(Canned.empty(401), CloudFault.Denied.class, "env:AZP"),
                Arguments.of(Canned.page(203), CloudFault.Denied.class, "Agent Pools (read, manage)"),
                Arguments.of(Canned.page(200), CloudFault.Denied.class, "not accepted"),
                Arguments.of(
                        Canned.empty(302).with("Location", "https://login.example/"), CloudFault.Denied.class, "302"),
                Arguments.of(Canned.json(403, problem("no rights")), CloudFault.Denied.class, "Administrator"),
                Arguments.of(Canned.page(404), CloudFault.Misconfigured.class, "organizationUrl"),
                Arguments.of(Canned.json(429, problem("TF400733")), CloudFault.Throttled.class, "TF400733"),
                Arguments.of(Canned.json(400, problem("bad name")), CloudFault.Misconfigured.class, "bad name"));
    }

    @ParameterizedTest
    @MethodSource("answersThatMeanOneFaultForReadsAndChangesAlike")
    void an_answer_that_is_understood_is_never_unknown_and_never_repeated(
            Canned answer, Class<? extends CloudFault> kind, String sentence) {
        try (Organization organization = new Organization(answer, answer)) {
            assertFault(organization.registrations.list(organization.target()), kind, sentence);
            organization.clock.turn(Duration.ofMinutes(2));
            assertFault(organization.registrations.cordon(organization.target(), 12), kind, sentence);
            assertThat(organization.server.requests()).hasSize(2);
        }
    }

    static Stream<Canned> whatIsNoAnswer() {
        return Stream.of(Canned.empty(500), Canned.page(503), new Canned.Dropped(), new Canned.Silence());
    }

    @ParameterizedTest
    @MethodSource("whatIsNoAnswer")
    void a_read_without_an_answer_is_repeated_twice_and_then_a_passing_fault(Canned none) {
        try (Organization organization = new Organization(none, none, none)) {
            assertFault(organization.registrations.list(organization.target()), CloudFault.Transient.class, "");
            // The JDK's client repeats a GET on its own, at once, when a connection ends before any byte has come.
            assertThat(organization.server.requests()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(organization.pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @MethodSource("whatIsNoAnswer")
    void a_change_without_an_answer_is_unknown_and_sent_once(Canned none) {
        try (Organization organization = new Organization(none)) {
            assertThat(organization.registrations.cordon(organization.target(), 12))
                    .isInstanceOf(Outcome.Unknown.class);
            assertThat(organization.server.requests()).hasSize(1);
        }
    }

    @Test
    void a_read_that_succeeds_when_repeated_succeeds() {
        try (Organization organization = new Organization(Canned.empty(502), Canned.json(EMPTY))) {
            assertThat(organization.registrations.list(organization.target())).isEqualTo(Outcome.done(List.of()));
        }
    }

    @Test
    void a_change_that_found_no_connection_did_not_happen() {
        try (Organization organization = new Organization()) {
            URI nobody = organization.server.url();
            organization.server.close();
            PoolTarget target = new PoolTarget(Organization.pool(nobody), 7);
            assertFault(organization.registrations.cordon(target, 12), CloudFault.Transient.class, "no connection");
        }
    }

    @Test
    void an_answer_larger_than_allowed_is_not_read() {
        String huge = "{\"count\":0,\"padding\":\"" + "x".repeat(2 << 20) + "\",\"value\":[]}";
        try (Organization organization = new Organization(Canned.json(huge), Canned.json(huge), Canned.json(huge))) {
            assertFault(organization.registrations.find(organization.pool()), CloudFault.Transient.class, "");
        }
    }

    @Test
    void the_wait_that_a_throttled_answer_asks_for_is_kept() {
        Canned answer = Canned.json(429, problem("slow down")).with("Retry-After", "17");
        try (Organization organization = new Organization(answer)) {
            Outcome<Done> outcome = organization.registrations.cordon(organization.target(), 12);
            assertThat(outcome)
                    .isEqualTo(new Outcome.Failed<>(new CloudFault.Throttled(
                            organization.pool().organizationUrl() + ": HTTP 429 slow down", Duration.ofSeconds(17))));
        }
    }

    @Test
    void the_wish_for_a_wait_is_heard_on_a_success_too() {
        Canned answer = Canned.json(EMPTY).with("Retry-After", "2.5");
        try (Organization organization = new Organization(answer)) {
            assertThat(organization.registrations.list(organization.target())).isEqualTo(Outcome.done(List.of()));
            assertThat(organization.governor.pollsHeldUntil(organization.pool()))
                    .contains(organization.clock.instant().plusMillis(2500));
        }
    }

    @Test
    void a_wait_until_a_date_counts_from_the_services_own_clock_and_is_an_hour_at_most() {
        Canned answer = Canned.json(EMPTY).with("Retry-After", "Tue, 31 Dec 2999 23:59:59 GMT");
        try (Organization organization = new Organization(answer)) {
            assertThat(organization.registrations.list(organization.target())).isEqualTo(Outcome.done(List.of()));
            assertThat(organization.governor.pollsHeldUntil(organization.pool()))
                    .contains(organization.clock.instant().plus(Duration.ofHours(1)));
        }
    }

    @Test
    void the_credential_goes_into_the_authorization_header_and_nowhere_else() {
        try (Organization organization = new Organization(Canned.empty(401), Canned.json(EMPTY))) {
            Outcome<?> refused = organization.registrations.list(organization.target());
            var request = organization.server.onlyRequest();
            String expected =
                    Base64.getEncoder().encodeToString((":" + Organization.TOKEN).getBytes(StandardCharsets.UTF_8));
            assertThat(request.header("Authorization")).contains("Basic " + expected);
            assertThat(request.header("Accept")).contains("application/json;api-version=7.1");
            assertThat(refused.toString() + refused.describe() + request.target())
                    .doesNotContain(Organization.TOKEN)
                    .doesNotContain(expected);
            assertThat(new PersonalAccessToken(Organization.TOKEN)).hasToString("PersonalAccessToken[hidden]");
        }
    }

    @Test
    void a_credential_rotated_meanwhile_is_shown_once_more_even_with_a_change() {
        List<String> refused = new ArrayList<>();
        try (CannedServer server = new CannedServer(Canned.page(203), Canned.empty(204));
                AzureDevOpsClient client = new AzureDevOpsClient(
                        TimeOuts.DEFAULT,
                        new HttpTransport(TimeOuts.DEFAULT.connect()),
                        rotating(refused),
                        new RateGovernor(new HandClock()),
                        wait -> {},
                        () -> 0.5)) {
            PoolTarget target = new PoolTarget(Organization.pool(server.url()), 7);
            assertThat(new AzureDevOpsRegistrations(client).cordon(target, 12)).isEqualTo(Outcome.done(Done.DONE));
            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization").orElse(""))
                    .containsExactly("Bearer old", "Bearer new");
            assertThat(refused).containsExactly("Bearer old");
        }
    }

    /** Gives the old token until that one was refused. */
    private static CredentialReader rotating(List<String> refused) {
        return new CredentialReader() {
            @Override
            public Reading read(CredentialSource source) {
                return new Reading.Found(new BearerToken(refused.isEmpty() ? "old" : "new"));
            }

            @Override
            public void refused(CredentialSource source, Authorization shown) {
                refused.add(shown.header());
            }
        };
    }

    @Test
    void a_credential_that_cannot_be_asked_for_now_is_a_passing_fault_and_nothing_is_sent() {
        CloudFault away = new CloudFault.Throttled("Entra ID is busy", Duration.ofSeconds(9));
        try (CannedServer server = new CannedServer();
                AzureDevOpsClient client = new AzureDevOpsClient(
                        TimeOuts.DEFAULT,
                        new HttpTransport(TimeOuts.DEFAULT.connect()),
                        source -> new CredentialReader.Reading.Unavailable(away),
                        new RateGovernor(new HandClock()),
                        wait -> {},
                        () -> 0.5)) {
            PoolTarget target = new PoolTarget(Organization.pool(server.url()), 7);
            assertThat(new AzureDevOpsRegistrations(client).list(target)).isEqualTo(new Outcome.Failed<>(away));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void without_a_credential_nothing_is_sent() {
        try (Organization organization = new Organization()) {
            organization.environment.clear();
            assertFault(organization.registrations.list(organization.target()), CloudFault.Denied.class, "AZP");
            assertThat(organization.server.requests()).isEmpty();
        }
    }

    @Test
    void an_interrupted_change_is_unknown_and_the_interruption_stays_visible() throws InterruptedException {
        try (Organization organization = new Organization(new Canned.Silence())) {
            List<Outcome<Done>> outcomes = new ArrayList<>();
            List<Boolean> interrupted = new ArrayList<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                outcomes.add(organization.registrations.cordon(organization.target(), 12));
                interrupted.add(Thread.currentThread().isInterrupted());
            });
            while (organization.server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            caller.join();
            assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Unknown.class);
            assertThat(interrupted).containsExactly(true);
        }
    }

    private static String problem(String message) {
        return "{\"$id\":\"1\",\"message\":\"" + message + "\",\"typeKey\":\"SomeException\",\"errorCode\":0}";
    }

    static void assertFault(Outcome<?> outcome, Class<? extends CloudFault> kind, String sentence) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault()).isInstanceOf(kind);
            assertThat(failed.fault().message()).contains(sentence);
        });
    }
}
