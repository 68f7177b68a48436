package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.PoolName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollsTest {
    private static final AzureDevOpsPool ADO = new AzureDevOpsPool(
            URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT"));
    private static final PoolTarget TARGET = new PoolTarget(ADO, 7);

    private final ManualRuntime runtime = new ManualRuntime();
    private final FakeClouds clouds = new FakeClouds();
    private final ToldRate rate = new ToldRate();
    private final PoolEntry entry =
            new PoolEntry(new PoolName("linux"), FakeClouds.OURS, runtime, PlannerSettings.DEFAULT);
    private final Polls polls = new Polls(
            runtime,
            LoopSettings.defaults("replica").polling(Duration.ofSeconds(5)),
            new ControllerLoop.Platforms(
                    clouds,
                    clouds,
                    clouds,
                    pool -> Outcome.done(new ParallelJobs.Usage(null, 0)),
                    rate,
                    new EcsBudget(EcsLimits.NONE, ManualRuntime.START)));

    /** Says what a test tells it to say. */
    private static final class ToldRate implements AllowedRate {
        private @Nullable Instant held;
        private Optional<Slowdown> slowdown = Optional.empty();

        @Override
        public Optional<Instant> pollsHeldUntil(AzureDevOpsPool pool) {
            return Optional.ofNullable(held);
        }

        @Override
        public Optional<Slowdown> slowdown(AzureDevOpsPool pool) {
            return slowdown;
        }
    }

    @Test
    void one_poll_is_one_call_for_the_agents_and_one_for_the_queue_whatever_the_templates() {
        look();
        look();
        assertThat(clouds.registrationsRead).isEqualTo(1);
        assertThat(clouds.queueRead).isEqualTo(1);
    }

    @Test
    void a_poll_that_azure_devops_does_not_want_now_is_put_off_and_makes_no_call() {
        look();
        runtime.advance(Duration.ofSeconds(5));
        rate.held = runtime.now().plusSeconds(20);
        look();
        assertThat(clouds.registrationsRead).isEqualTo(1);
        assertThat(entry.polls.next()).isEqualTo(runtime.now().plusSeconds(20));
        assertThat(status(Condition.Type.DemandFresh)).isEqualTo(Condition.Status.True);

        rate.held = null;
        runtime.advance(Duration.ofSeconds(20));
        look();
        assertThat(clouds.queueRead).isEqualTo(2);
    }

    @Test
    void a_list_that_got_too_old_while_polls_were_put_off_is_said_to_be_so() {
        look();
        runtime.advance(Duration.ofSeconds(8));
        rate.held = runtime.now().plusSeconds(20);
        look();
        assertThat(status(Condition.Type.DemandFresh)).isEqualTo(Condition.Status.False);
    }

    @Test
    void a_poll_stopped_between_its_calls_goes_on_with_the_queue() {
        clouds.queue = throttled(Duration.ofSeconds(10));
        look();
        assertThat(status(Condition.Type.DemandFresh)).isEqualTo(Condition.Status.False);

        clouds.queue = Outcome.done(List.of());
        runtime.advance(Duration.ofSeconds(10));
        look();
        assertThat(clouds.registrationsRead).isEqualTo(1);
        assertThat(clouds.queueRead).isEqualTo(2);
        assertThat(status(Condition.Type.DemandFresh)).isEqualTo(Condition.Status.True);
    }

    @Test
    void supply_read_long_ago_is_read_anew() {
        clouds.queue = throttled(Duration.ofMinutes(10));
        look();
        runtime.advance(Duration.ofMinutes(10));
        look();
        assertThat(clouds.registrationsRead).isEqualTo(2);
    }

    @Test
    void after_another_fault_both_are_read_again() {
        clouds.queue = new Outcome.Failed<>(new CloudFault.Transient("HTTP 503"));
        look();
        runtime.advance(Duration.ofSeconds(5));
        look();
        assertThat(clouds.registrationsRead).isEqualTo(2);
        assertThat(clouds.queueRead).isEqualTo(2);
    }

    @Test
    void what_holds_calls_back_is_told_in_a_condition() {
        look();
        assertThat(status(Condition.Type.RateAllowed)).isEqualTo(Condition.Status.True);
        rate.slowdown = Optional.of(new AllowedRate.Slowdown("AskedToWait", "who, until when, and why"));
        look();
        assertThat(entry.conditions.all()).anySatisfy(condition -> {
            assertThat(condition.type()).isEqualTo(Condition.Type.RateAllowed);
            assertThat(condition.status()).isEqualTo(Condition.Status.False);
            assertThat(condition.message()).isEqualTo("who, until when, and why");
        });
    }

    private static Outcome<List<JobRequest>> throttled(Duration wait) {
        return new Outcome.Failed<>(new CloudFault.Throttled("HTTP 429", wait));
    }

    private void look() {
        polls.readIfDue(entry, TARGET);
    }

    private Condition.Status status(Condition.Type type) {
        return entry.conditions.all().stream()
                .filter(condition -> condition.type() == type)
                .findFirst()
                .orElseThrow()
                .status();
    }
}
