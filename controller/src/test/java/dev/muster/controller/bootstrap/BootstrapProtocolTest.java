package dev.muster.controller.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.controller.bootstrap.BootstrapAnswer.Granted;
import dev.muster.controller.bootstrap.BootstrapAnswer.Rejected;
import dev.muster.controller.bootstrap.BootstrapAnswer.RetryLater;
import dev.muster.controller.loop.Registrations.NewRegistration;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapProtocolTest {
    private final BootstrapScene scene = BootstrapScene.withRunningAgent();
    private final Container container = scene.container();

    @Test
    void the_agents_own_task_gets_its_identity() {
        Granted granted = granted(call());

        assertThat(granted.agent())
                .isEqualTo(new BootstrapAnswer.AgentSettings(
                        100, "linux_4711_1", 9, "Linux", "https://dev.azure.com/acme", "_work"));
        assertThat(granted.credentials())
                .isEqualTo(new BootstrapAnswer.AgentCredentials(
                        "client-100", "https://vstoken.example/oauth2/token", "https://vstoken.example/oauth2/token"));
        assertThat(granted.capabilities().asMap()).isEqualTo(Map.of("maven", "3.9"));
        assertThat(granted.ignoreVariables())
                .containsExactly("MUSTER_AGENT_ID", "MUSTER_BOOTSTRAP_URL", "NPM_TOKEN", "PLAIN");
        assertThat(scene.counters.granted()).isEqualTo(1);
    }

    @Test
    void ado_gets_the_containers_key_and_words_under_the_agents_name() {
        granted(call());

        NewRegistration registration = scene.registrations.named("linux_4711_1");
        assertThat(registration.modulus()).isEqualTo(Container.KEY.modulus());
        assertThat(registration.exponent()).isEqualTo("AQAB");
        assertThat(registration.agentVersion()).isEqualTo("4.260.0");
        assertThat(registration.osDescription()).isEqualTo("Linux 6.1");
        assertThat(registration.installation().value()).isEqualTo("abcdefgh");
    }

    @Test
    void the_key_is_durable_and_told_before_ado_hears_of_it() {
        scene.registrations.whenRegistered = () -> {
            assertThat(scene.record().keyFingerprint()).isEqualTo(Container.KEY.fingerprint());
            assertThat(scene.keysTold).containsExactly("linux_4711_1 " + Container.KEY.fingerprint());
        };

        granted(call());

        assertThat(scene.record().phase()).isEqualTo(Phase.REGISTERING);
    }

    @Test
    void the_same_key_again_gets_the_same_answer() {
        Granted first = granted(call());

        assertThat(granted(call())).isEqualTo(first);
        assertThat(scene.registrations.calls).containsExactly("register", "register", "registerAgain");
    }

    @Test
    void the_same_key_gets_nothing_once_its_registration_is_cordoned() {
        granted(call());
        scene.registrations.cordoned = true;

        assertRejected(call(), Refusal.AGENT_OVER);
    }

    @Test
    void a_lost_answer_of_ado_is_finished_by_the_next_call() {
        scene.registrations.losesNextAnswer = true;

        assertRetry(call(), RetryCause.REGISTRATION_UNAVAILABLE);
        granted(call());
    }

    @Test
    void a_crash_between_key_and_registration_is_finished_by_the_next_call() {
        scene.store.recordKey(
                BootstrapScene.UID, BootstrapScene.AGENT, Container.KEY.fingerprint(), BootstrapScene.NOW);

        granted(call());
        assertThat(scene.registrations.calls).containsExactly("register");
    }

    @Test
    void another_key_is_refused_and_counted() {
        granted(call());

        Container other = container.withKey(Container.OTHER_KEY);

        assertRejected(scene.answer(other.call(scene.now)), Refusal.OTHER_KEY);
        assertThat(scene.counters.rejected(Refusal.OTHER_KEY)).isEqualTo(1);
        assertThat(scene.registrations.named("linux_4711_1").modulus()).isEqualTo(Container.KEY.modulus());
    }

    @Test
    void an_agent_that_registers_itself_is_given_no_identity() {
        BootstrapScene self = new BootstrapScene();
        self.claim(Agent::registeringItself);
        self.taskSeen("RUNNING");

        assertRejected(self.answer(self.container().call(self.now)), Refusal.OTHER_KEY);
        assertThat(self.registrations.calls).isEmpty();
    }

    @Test
    void of_two_keys_at_once_the_first_written_wins() {
        scene.store.beforeRecordKey = () -> {
            scene.store.beforeRecordKey = () -> {};
            scene.store.recordKey(
                    BootstrapScene.UID, BootstrapScene.AGENT, Container.OTHER_KEY.fingerprint(), scene.now);
        };

        assertRejected(call(), Refusal.OTHER_KEY);
        assertThat(scene.registrations.calls).isEmpty();
    }

    @Test
    void the_same_call_many_times_at_once_is_harmless() throws Exception {
        BootstrapProtocol protocol = scene.protocol();
        BootstrapCall call = container.call(scene.now);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<BootstrapAnswer>> answers = Stream.generate(() -> threads.submit(() -> {
                        start.await();
                        return protocol.answer(call);
                    }))
                    .limit(8)
                    .toList();
            start.countDown();
            BootstrapAnswer first = answers.getFirst().get();
            for (Future<BootstrapAnswer> answer : answers) {
                assertThat(answer.get()).isEqualTo(first).isInstanceOf(Granted.class);
            }
        }
        assertThat(scene.registrations.byName).hasSize(1);
        assertThat(scene.counters.granted()).isEqualTo(8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void credentials_of_others_are_refused(String who, Refusal expected, TaskCredentials credentials) {
        scene.sts.knows(credentials);

        assertRejected(scene.answer(container.withCredentials(credentials).call(scene.now)), expected);
        assertThat(scene.record().keyFingerprint()).isNull();
        assertThat(scene.registrations.calls).isEmpty();
    }

    static Stream<Arguments> strangers() {
        String task = BootstrapScene.TASK_ID;
        return Stream.of(
                arguments("another task", Refusal.OTHER_TASK, TaskCredentials.of("agents", "f".repeat(32))),
                arguments("another role", Refusal.OTHER_ROLE, TaskCredentials.of("admin", task)),
                arguments("another account", Refusal.OTHER_ACCOUNT, TaskCredentials.of("210987654321", "agents", task)),
                arguments("a user", Refusal.OTHER_ROLE, notARole("user/agents/" + task)),
                arguments("the root user", Refusal.OTHER_ROLE, notARole("root")),
                arguments("a federated user", Refusal.OTHER_ROLE, notARole("federated-user/" + task)));
    }

    private static TaskCredentials notARole(String resource) {
        CallerIdentity identity =
                new CallerIdentity(TaskCredentials.ACCOUNT, "arn:aws:iam::" + TaskCredentials.ACCOUNT + ":" + resource);
        return new TaskCredentials("ASIAEXAMPLESOMEBODY", "secret", "token", identity);
    }

    @Test
    void a_proof_made_for_another_agent_is_refused_before_sts_is_asked() {
        SignedRequest forOther = Container.of("linux_4712_1", BootstrapScene.OWN)
                .draft(scene.now)
                .signedBy(BootstrapScene.OWN);

        assertRejected(scene.answer(container.call(forOther)), Refusal.PROOF_BINDING);
        assertThat(scene.sts.asked).isEmpty();
    }

    @Test
    void a_proof_whose_signature_is_wrong_is_refused_by_sts() {
        SignedRequest forged = ProofDraft.of(
                        container.draft(scene.now.minusSeconds(1)).signedBy(BootstrapScene.OWN))
                .edited(draft -> draft.header("x-amz-date", ProofDraft.DATE.format(scene.now)))
                .asIs();

        assertRejected(scene.answer(container.call(forged)), Refusal.PROOF_NOT_ACCEPTED);
    }

    @Test
    void a_stranger_with_unknown_credentials_is_refused_by_sts() {
        TaskCredentials unknown = TaskCredentials.of("agents", "a".repeat(32));

        assertRejected(scene.answer(container.withCredentials(unknown).call(scene.now)), Refusal.PROOF_NOT_ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"ONLINE", "BUSY", "FINISHING", "STOPPING", "FAILED", "LOST", "ABANDONED", "GONE"})
    void an_agent_that_is_past_registering_is_refused(Phase phase) {
        if (phase == Phase.FINISHING || phase == Phase.LOST) {
            scene.reaches(Phase.BUSY);
        }
        scene.reaches(phase);
        assertThat(scene.record().phase()).isEqualTo(phase);

        assertRejected(call(), Refusal.AGENT_OVER);
        assertThat(scene.sts.asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"LAUNCHED", "PROVISIONING", "PENDING", "RUNNING", "REGISTERING", "REGISTERED"})
    void the_record_may_lag_behind(Phase phase) {
        scene.reaches(phase);

        granted(call());
    }

    @Test
    void a_retiring_agent_is_refused() {
        scene.owner(agent -> agent.retiringBecause("no job needs it"));

        assertRejected(call(), Refusal.AGENT_OVER);
    }

    @Test
    void an_agent_whose_task_is_being_stopped_is_refused() {
        BootstrapScene stopping = new BootstrapScene();
        stopping.claim();
        stopping.taskSeen("STOPPED");

        assertRejected(stopping.answer(container.call(scene.now)), Refusal.AGENT_OVER);
    }

    @Test
    void an_agent_that_is_retired_while_ado_is_asked_gets_nothing() {
        scene.registrations.whenRegistered = () -> scene.owner(agent -> agent.retiringBecause("no job needs it"));

        assertRejected(call(), Refusal.AGENT_OVER);
    }

    @Test
    void a_registration_made_after_the_agent_was_forgotten_is_taken_back() {
        scene.registrations.whenRegistered = () -> scene.reaches(Phase.GONE);

        assertRejected(call(), Refusal.AGENT_OVER);
        assertThat(scene.registrations.calls).containsExactly("register", "delete");
    }

    @Test
    void a_registration_of_an_agent_that_is_being_ended_is_left_to_its_owner() {
        scene.registrations.whenRegistered = () -> scene.owner(agent -> agent.retiringBecause("no job needs it"));

        assertRejected(call(), Refusal.AGENT_OVER);
        assertThat(scene.registrations.calls).containsExactly("register");
    }

    @Test
    void an_agent_that_is_retired_while_sts_is_asked_is_not_registered() {
        scene.store.beforeRecordKey = () -> scene.owner(agent -> agent.retiringBecause("no job needs it"));

        assertRejected(call(), Refusal.AGENT_OVER);
        assertThat(scene.registrations.calls).isEmpty();
    }

    @Test
    void an_unknown_agent_is_never_told_a_final_no() {
        assertRetry(new BootstrapScene().answer(container.call(scene.now)), RetryCause.AGENT_UNKNOWN);
    }

    @Test
    void an_agent_without_a_known_task_waits() {
        BootstrapScene early = new BootstrapScene();
        early.claim();

        assertRetry(early.answer(container.call(scene.now)), RetryCause.TASK_UNKNOWN);
    }

    @Test
    void a_pool_that_is_not_ready_lets_wait() {
        scene.pool = Optional.empty();

        assertRetry(call(), RetryCause.POOL_NOT_READY);
    }

    @Test
    void a_template_not_read_yet_lets_wait() {
        scene.pool = Optional.of(BootstrapScene.pool());

        assertRetry(call(), RetryCause.TEMPLATE_UNKNOWN);
    }

    @Test
    void a_role_edited_since_the_launch_ends_nobody() {
        scene.pool = Optional.of(BootstrapScene.pool(BootstrapScene.template("arn:aws:iam::123456789012:role/new")));

        assertRetry(call(), RetryCause.TEMPLATE_UNKNOWN);
    }

    @Test
    void a_store_that_is_down_lets_wait() {
        scene.store.down = true;

        assertRetry(call(), RetryCause.STORE_UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("uncertainWrites")
    void without_a_durable_key_ado_is_not_asked(WriteResult result) {
        scene.store.recordKeyAnswers = Optional.of(result);

        assertRetry(call(), RetryCause.STORE_UNAVAILABLE);
        assertThat(scene.registrations.calls).isEmpty();

        scene.store.recordKeyAnswers = Optional.empty();
        granted(call());
    }

    static Stream<WriteResult> uncertainWrites() {
        return Stream.of(
                new WriteResult.Busy("throttled"),
                new WriteResult.Unknown("no answer"),
                new WriteResult.Fenced(),
                new WriteResult.Conflict(List.of(BootstrapScene.AGENT)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfSts")
    void while_sts_does_not_answer_the_container_waits(Outcome<CallerIdentity> outcome) {
        scene.sts.next = proof -> outcome;

        assertRetry(call(), RetryCause.IDENTITY_UNAVAILABLE);

        scene.sts.works();
        granted(call());
    }

    static Stream<Outcome<CallerIdentity>> faultsOfSts() {
        return Stream.of(
                new Outcome.Unknown<>("no answer"),
                new Outcome.Failed<>(new CloudFault.Transient("503")),
                new Outcome.Failed<>(new CloudFault.Throttled("slow down", Duration.ofSeconds(5))),
                new Outcome.Failed<>(new CloudFault.Misconfigured("no endpoint")));
    }

    @ParameterizedTest
    @MethodSource("faultsOfAdo")
    void a_fault_of_ado_lets_wait_as_long_as_it_is_likely_to_last(CloudFault fault, RetryCause cause, int seconds) {
        scene.registrations.answerInstead = new Outcome.Failed<>(fault);

        assertThat(call()).isInstanceOfSatisfying(RetryLater.class, later -> {
            assertThat(later.cause()).isEqualTo(cause);
            assertThat(later.after()).isEqualTo(Duration.ofSeconds(seconds));
        });
        assertThat(scene.counters.retried(cause)).isEqualTo(1);
    }

    static Stream<Arguments> faultsOfAdo() {
        return Stream.of(
                arguments(new CloudFault.Transient("503"), RetryCause.REGISTRATION_UNAVAILABLE, 5),
                arguments(new CloudFault.Capacity("full"), RetryCause.REGISTRATION_UNAVAILABLE, 5),
                arguments(new CloudFault.Gone("pool"), RetryCause.REGISTRATION_UNAVAILABLE, 5),
                arguments(
                        new CloudFault.Throttled("429", Duration.ofSeconds(42)),
                        RetryCause.REGISTRATION_UNAVAILABLE,
                        42),
                arguments(
                        new CloudFault.Throttled("429", Duration.ofHours(2)), RetryCause.REGISTRATION_UNAVAILABLE, 300),
                arguments(new CloudFault.Throttled("429", Duration.ZERO), RetryCause.REGISTRATION_UNAVAILABLE, 1),
                arguments(new CloudFault.Denied("401"), RetryCause.REGISTRATION_DENIED, 60),
                arguments(new CloudFault.Misconfigured("400"), RetryCause.REGISTRATION_DENIED, 60));
    }

    @Test
    void a_refusal_of_ado_lets_wait_for_somebody_to_mend_it() {
        scene.registrations.answerInstead = new Outcome.Refused<>("no more agents");

        assertRetry(call(), RetryCause.REGISTRATION_DENIED);
    }

    @Test
    void every_answer_is_counted_under_a_name_of_its_own() {
        granted(call());
        scene.pool = Optional.empty();
        call();

        assertThat(scene.counters.snapshot())
                .containsEntry("granted", 1L)
                .containsEntry("retried.pool-not-ready", 1L)
                .containsEntry("rejected.other-key", 0L)
                .hasSize(1 + RetryCause.values().length + Refusal.values().length);
    }

    private BootstrapAnswer call() {
        return scene.answer(container.call(scene.now));
    }

    private static Granted granted(BootstrapAnswer answer) {
        assertThat(answer).isInstanceOf(Granted.class);
        return (Granted) answer;
    }

    private static void assertRetry(BootstrapAnswer answer, RetryCause cause) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.cause()).isEqualTo(cause));
    }

    private static void assertRejected(BootstrapAnswer answer, Refusal refusal) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Rejected.class, no -> assertThat(no.refusal()).isEqualTo(refusal));
    }
}
