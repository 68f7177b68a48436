package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.LicenceRoom;
import dev.muster.model.plan.Outcome;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CheckPolicy;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What pools are told of their organisation's parallel jobs. */
class LicencesTest {
    private static final URI ACME = URI.create("https://dev.azure.com/acme");

    private final ManualRuntime runtime = new ManualRuntime();
    private final Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
    private final LoopSettings settings = LoopSettings.defaults("a");
    private final Licences licences = new Licences(runtime, settings, pools, this::answer);
    private Outcome<ParallelJobs.Usage> answer = Outcome.done(new ParallelJobs.Usage(10, 4));
    private int readings;

    private Outcome<ParallelJobs.Usage> answer(AzureDevOpsPool pool) {
        readings++;
        return answer;
    }

    @Test
    void a_pool_with_waiting_jobs_is_told_what_is_left() {
        PoolEntry linux = pool("linux", ACME, null);

        assertThat(room(linux, 20)).isEqualTo(new LicenceRoom(6, 6, 10, 4));
        assertThat(condition(linux).status()).isEqualTo(Condition.Status.True);
    }

    @Test
    void a_pool_without_waiting_jobs_asks_nothing() {
        PoolEntry linux = pool("linux", ACME, null);

        room(linux, 0);

        assertThat(readings).isZero();
        assertThat(linux.conditions.all())
                .as("nothing is said about what was never asked")
                .extracting(Condition::type)
                .doesNotContain(Condition.Type.LicenceKnown);
    }

    @Test
    void one_reading_serves_all_pools_of_the_organisation_whichever_way_its_address_is_written() {
        PoolEntry linux = pool("linux", ACME, null);
        PoolEntry windows = pool("windows", URI.create("https://ACME.visualstudio.com"), null);

        room(linux, 1);
        room(windows, 1);

        assertThat(readings).isEqualTo(1);
    }

    @Test
    void a_reading_is_repeated_after_the_poll_interval() {
        PoolEntry linux = pool("linux", ACME, null);
        room(linux, 1);
        runtime.advance(settings.pollInterval());
        room(linux, 1);

        assertThat(readings).isEqualTo(2);
    }

    @Test
    void two_pools_that_plan_at_once_are_never_told_the_same() {
        PoolEntry linux = pool("linux", ACME, null);
        PoolEntry windows = pool("windows", ACME, null);

        int first = jobs(linux, 20);
        int second = jobs(windows, 20);

        assertThat(first + second).isEqualTo(6);
    }

    @Test
    void what_a_plan_did_not_take_is_free_for_the_next() {
        PoolEntry linux = pool("linux", ACME, null);
        PoolEntry windows = pool("windows", ACME, null);
        Snapshot snapshot = licences.applied(linux, snapshot(linux, 20).withSpec(paused(linux)));
        licences.planned(linux, snapshot, Planner.plan(snapshot));

        assertThat(jobs(windows, 20)).isEqualTo(6);
    }

    @Test
    void an_organisation_without_limit_limits_nothing_and_is_seldom_asked() {
        answer = Outcome.done(new ParallelJobs.Usage(null, 4));
        PoolEntry linux = pool("linux", ACME, null);

        assertThat(room(linux, 1)).isNull();
        runtime.advance(Duration.ofMinutes(9));
        assertThat(room(linux, 1)).isNull();
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void a_server_that_has_no_such_thing_limits_nothing() {
        answer = failed(new CloudFault.Gone("HTTP 404"));
        PoolEntry linux = pool("linux", ACME, 3);

        assertThat(room(linux, 1)).isNull();
        assertThat(condition(linux).status()).isEqualTo(Condition.Status.True);
    }

    @Test
    void one_that_cannot_be_read_limits_nothing_and_says_what_can_be_done() {
        answer = failed(new CloudFault.Denied("HTTP 403"));
        PoolEntry linux = pool("linux", ACME, null);

        assertThat(room(linux, 1)).isNull();
        assertThat(condition(linux).status()).isEqualTo(Condition.Status.False);
        assertThat(condition(linux).message()).contains("HTTP 403", "azureDevOps.parallelJobs");
    }

    @Test
    void one_that_cannot_be_read_is_replaced_by_the_number_of_the_spec() {
        answer = failed(new CloudFault.Denied("HTTP 403"));
        PoolEntry linux = pool("linux", ACME, 3);

        assertThat(room(linux, 9)).isEqualTo(new LicenceRoom(3, 3, 3, 0));
        assertThat(condition(linux).message()).contains("go by 3");
    }

    @Test
    void the_last_total_is_kept_when_later_readings_fail() {
        PoolEntry linux = pool("linux", ACME, null);
        room(linux, 1);
        answer = failed(new CloudFault.Transient("HTTP 503"));
        runtime.advance(Duration.ofMinutes(6));

        assertThat(room(linux, 20)).isEqualTo(new LicenceRoom(10, 10, 10, 0));
    }

    @Test
    void a_throttled_reading_waits_for_as_long_as_it_was_told() {
        answer = failed(new CloudFault.Throttled("HTTP 429", Duration.ofMinutes(3)));
        PoolEntry linux = pool("linux", ACME, null);
        room(linux, 1);
        runtime.advance(Duration.ofSeconds(179));
        room(linux, 1);

        assertThat(readings).isEqualTo(1);
    }

    private @Nullable LicenceRoom room(PoolEntry entry, int waiting) {
        return licences.applied(entry, snapshot(entry, waiting)).licenceRoom();
    }

    private int jobs(PoolEntry entry, int waiting) {
        return Objects.requireNonNull(room(entry, waiting)).jobs();
    }

    private Snapshot snapshot(PoolEntry entry, int waiting) {
        return new Snapshot(
                runtime.now(),
                entry.name,
                FakeClouds.OURS,
                spec(entry),
                PlannerSettings.DEFAULT,
                new Seen<>(
                        LongStream.rangeClosed(1, waiting).mapToObj(this::job).toList(), runtime.now()),
                new Seen<>(List.of(), runtime.now()),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private JobRequest job(long id) {
        return new JobRequest(
                new RequestId(id),
                runtime.now(),
                Demands.none(),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "job",
                "pipeline",
                null,
                null,
                null,
                null);
    }

    private PoolEntry pool(String name, URI organization, @Nullable Integer parallelJobs) {
        PoolEntry entry = pools.entryOrNew(
                new PoolName(name), it -> new PoolEntry(it, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT));
        PoolSpec spec = new PoolSpec(
                new AzureDevOpsPool(
                        organization, "pool", new CredentialSource.Environment("AZP"), parallelJobs, CheckPolicy.PASS),
                "agents",
                Limits.ofAgents(100),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-a"), List.of(), false),
                false,
                false,
                List.of(),
                List.of());
        entry.declared = new PoolEntry.Declared(spec, "hash", List.of(), false);
        return entry;
    }

    private static PoolSpec spec(PoolEntry entry) {
        PoolEntry.Declared declared = entry.declared;
        if (declared == null || declared.spec() == null) {
            throw new AssertionError("the pool was given none");
        }
        return declared.spec();
    }

    private static PoolSpec paused(PoolEntry entry) {
        return spec(entry).withPaused(true);
    }

    private static Condition condition(PoolEntry entry) {
        return entry.conditions.all().stream()
                .filter(condition -> condition.type() == Condition.Type.LicenceKnown)
                .findFirst()
                .orElseThrow();
    }

    private static Outcome<ParallelJobs.Usage> failed(CloudFault fault) {
        return new Outcome.Failed<>(fault);
    }
}
