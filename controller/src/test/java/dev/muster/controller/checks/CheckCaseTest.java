package dev.muster.controller.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.CheckLease;
import dev.muster.statestore.CheckTicket;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.memory.MemoryCheckStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CheckCaseTest {
    private static final Instant START = InstantRuntime.START;
    private static final JobToken TOKEN = new JobToken("token-of-the-job");
    private static final CheckVerdict PASS = new CheckVerdict.Pass("Room.");
    private static final CheckVerdict FULL = new CheckVerdict.Wait("Full.");
    private static final CheckVerdict PAUSED = new CheckVerdict.Fail("Paused.");
    private static final Outcome<CheckEvents.Told> TOLD = Outcome.done(CheckEvents.Told.TOLD);

    private final InstantRuntime time = InstantRuntime.turnedByWaiting();
    private final MemoryCheckStore store = new MemoryCheckStore();
    private final Service service = new Service();
    private final List<CheckOutcome> seen = new ArrayList<>();
    private final TokenSafe safe = new TokenSafe(new LocalDataKeys(new byte[LocalDataKeys.BYTES], byte[]::new), time);
    private Supplier<CheckVerdict> verdict = () -> PASS;

    @Test
    void a_check_that_passes_is_told_at_once_under_the_lease_it_came_with() throws Exception {
        PendingCheck check = accepted("a");
        run("a", check);
        assertThat(service.told).containsExactly("true at 0 s");
        assertThat(store.pending()).isEmpty();
        assertThat(seen).containsExactly(CheckOutcome.CALLED_BACK_PASS);
        assertThat(service.lines).containsExactly("Passed. Room.");
    }

    @Test
    void a_check_waits_for_room_and_says_once_what_it_waits_for() throws Exception {
        verdict = () -> time.now().isBefore(START.plusSeconds(60)) ? FULL : PASS;
        run("a", accepted("a"));
        assertThat(service.told).containsExactly("true at 60 s");
        assertThat(service.lines).containsExactly("Full.", "Passed. Room.");
    }

    @Test
    void a_check_whose_time_is_over_fails_with_what_it_waited_for() throws Exception {
        verdict = () -> FULL;
        run("a", accepted("a"));
        assertThat(service.told).containsExactly("false at 1800 s");
        assertThat(service.lines).contains("Failed. Out of capacity for too long. Full.");
        assertThat(seen).containsExactly(CheckOutcome.CALLED_BACK_FAIL);
    }

    @Test
    void a_pool_that_serves_nobody_fails_it_at_once() throws Exception {
        verdict = () -> PAUSED;
        run("a", accepted("a"));
        assertThat(service.told).containsExactly("false at 0 s");
    }

    @Test
    void what_did_not_arrive_is_told_again_until_it_does() throws Exception {
        service.answers.add(new Outcome.Unknown<>("HTTP 500"));
        service.answers.add(new Outcome.Failed<>(new CloudFault.Throttled("HTTP 429", Duration.ofSeconds(40))));
        service.answers.add(new Outcome.Failed<>(new CloudFault.Denied("HTTP 401")));
        run("a", accepted("a"));
        assertThat(service.told).hasSize(4).first().isEqualTo("true at 0 s");
        assertThat(store.pending()).isEmpty();
        assertThat(seen).containsExactly(CheckOutcome.CALLED_BACK_PASS);
    }

    @Test
    void a_plan_that_is_gone_is_given_up_and_the_token_forgotten() throws Exception {
        service.answers.add(new Outcome.Failed<>(new CloudFault.Gone("HTTP 404")));
        run("a", accepted("a"));
        assertThat(service.told).hasSize(1);
        assertThat(store.pending()).isEmpty();
        assertThat(seen).containsExactly(CheckOutcome.GIVEN_UP);
    }

    @Test
    void whoever_is_never_heard_gives_up_a_quarter_of_an_hour_after_the_time_is_over() throws Exception {
        service.always = new Outcome.Unknown<>("HTTP 503");
        run("a", accepted("a"));
        Duration took = Duration.between(START, time.now());
        assertThat(took).isBetween(Duration.ofMinutes(45), Duration.ofMinutes(46));
        assertThat(store.pending()).isEmpty();
        assertThat(seen).containsExactly(CheckOutcome.GIVEN_UP);
    }

    @Test
    void after_a_restart_under_another_name_the_check_is_told_when_the_lease_is_over() throws Exception {
        PendingCheck check = accepted("a");
        run("b", check);
        assertThat(service.told).containsExactly("true at 33 s");
        assertThat(store.pending()).isEmpty();
    }

    @Test
    void of_two_replicas_that_have_a_check_one_tells_it() throws Exception {
        PendingCheck check = accepted("a");
        time.pass(Duration.ofSeconds(100));
        store.lease(check.ticket().id(), check.lease().next("b", time.now().plusSeconds(30)));
        run("a", check);
        assertThat(service.told).as("its lease was over, and b was faster").isEmpty();
        run("a", store.pending().getFirst());
        assertThat(service.told).as("b never told it").containsExactly("true at 133 s");
    }

    @Test
    void what_was_answered_meanwhile_is_told_by_nobody() throws Exception {
        PendingCheck check = accepted("a");
        time.pass(Duration.ofSeconds(100));
        store.finish(check.ticket().id());
        run("a", check);
        assertThat(service.told).isEmpty();
    }

    @Test
    void an_item_that_somebody_changed_sends_the_token_nowhere() throws Exception {
        PendingCheck check = accepted("a");
        CheckTicket ticket = check.ticket();
        CheckTicket elsewhere = new CheckTicket(
                ticket.id(),
                ticket.pool(),
                URI.create("https://evil.example/acme"),
                ticket.project(),
                ticket.hub(),
                ticket.timeline(),
                ticket.acceptedAt(),
                ticket.deadline());
        run("a", new PendingCheck(elsewhere, check.token(), check.lease()));
        assertThat(service.told).isEmpty();
        assertThat(service.lines).isEmpty();
        assertThat(seen).containsExactly(CheckOutcome.GIVEN_UP);
    }

    @Test
    void a_log_that_cannot_be_written_is_no_failure_of_the_check() throws Exception {
        service.noLogs = true;
        run("a", accepted("a"));
        assertThat(service.told).containsExactly("true at 0 s");
        assertThat(seen).containsExactly(CheckOutcome.CALLED_BACK_PASS);
    }

    private PendingCheck accepted(String replica) {
        safe.prepare();
        CheckTicket ticket = new CheckTicket(
                new CheckId(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3)),
                new PoolName("linux"),
                URI.create("https://dev.azure.com/acme"),
                new UUID(4, 4),
                "build",
                new UUID(5, 5),
                START,
                START.plusSeconds(1800));
        PendingCheck check = new PendingCheck(
                ticket, safe.seal(TOKEN, ticket).orElseThrow(), new CheckLease(replica, START.plusSeconds(30), 1));
        store.add(check);
        return check;
    }

    private void run(String replica, PendingCheck check) throws InterruptedException {
        CheckSettings settings = CheckSettings.of(replica, Duration.ofMinutes(30));
        new CheckCase(
                        new CheckCase.Tools(
                                time,
                                settings,
                                store,
                                new CheckLeases(store, time, settings),
                                safe,
                                pool -> Optional.of(verdict.get()),
                                service,
                                seen::add),
                        check)
                .run();
    }

    /** Azure DevOps, which answers as planned and else takes everything. */
    private final class Service implements CheckEvents {
        private final Deque<Outcome<Told>> answers = new ArrayDeque<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private Outcome<Told> always = TOLD;
        private boolean noLogs;

        @Override
        public Outcome<Told> completed(CheckTicket ticket, JobToken token, boolean passed) {
            assertThat(token).isEqualTo(TOKEN);
            told.add(passed + " at " + Duration.between(START, time.now()).toSeconds() + " s");
            return answers.isEmpty() ? always : answers.poll();
        }

        @Override
        public Outcome<Integer> createLog(CheckTicket ticket, JobToken token) {
            return noLogs ? new Outcome.Unknown<>("HTTP 500") : Outcome.done(3);
        }

        @Override
        public Outcome<Told> append(CheckTicket ticket, JobToken token, int log, String line) {
            lines.add(line);
            return TOLD;
        }

        @Override
        public Outcome<Told> show(CheckTicket ticket, JobToken token, int log) {
            return TOLD;
        }
    }
}
