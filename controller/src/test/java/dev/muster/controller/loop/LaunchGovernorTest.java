package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Finding;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaunchGovernorTest {
    private static final PoolName LINUX = new PoolName("linux");
    private static final PoolName HEAVY = new PoolName("heavy");

    private final InlineRuntime runtime = new InlineRuntime();
    private final LaunchScene scene = new LaunchScene(runtime);
    private final LaunchScene.Replica process = scene.new Replica(EcsLimits.FARGATE, 32);
    private final Instant start = runtime.now();

    private Duration tookUntil(Instant time) {
        return Duration.between(start, time);
    }

    private List<String> agents() {
        return scene.sent.stream().map(call -> call.agent().toString()).toList();
    }

    /** Queues them all before the first one leaves, as a worker on a thread of its own does. */
    private void queue(List<QueuedLaunch> launches) {
        runtime.whileNothingRuns(() -> launches.forEach(process.governor::queue));
    }

    @Test
    void a_thousand_launches_leave_within_the_time_that_fargate_needs_for_them() {
        queue(scene.claimed(scene.owned(LINUX), 1_000));

        assertThat(scene.sent).hasSize(1_000);
        assertThat(tookUntil(scene.sent.getLast().at())).isBetween(Duration.ofSeconds(49), Duration.ofSeconds(50));
    }

    @Test
    void one_launch_of_a_pool_does_not_wait_behind_a_thousand_of_another() {
        List<QueuedLaunch> many = scene.claimed(scene.owned(LINUX), 1_000);
        List<QueuedLaunch> one = scene.claimed(scene.owned(HEAVY), 1);

        runtime.whileNothingRuns(() -> {
            many.forEach(process.governor::queue);
            one.forEach(process.governor::queue);
        });

        assertThat(agents().indexOf("heavy_1_1")).isLessThanOrEqualTo(1);
        assertThat(scene.sent).hasSize(1_001);
    }

    @Test
    void launches_of_one_pool_leave_in_the_order_in_which_they_came() {
        queue(scene.claimed(scene.owned(LINUX), 3));

        assertThat(agents()).containsExactly("linux_1_1", "linux_2_1", "linux_3_1");
    }

    @Test
    void a_throttled_launch_waits_and_is_sent_again_with_the_same_bytes() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 40);
        scene.answer = sent -> scene.sent.size() == 30
                ? new Outcome.Failed<>(new CloudFault.Throttled("Rate exceeded", Duration.ofSeconds(1)))
                : Outcome.done(scene.task(sent.agent()));

        queue(launches);

        assertThat(scene.sent).hasSize(41);
        assertThat(scene.sent.get(30).body()).isEqualTo(scene.sent.get(29).body());
        assertThat(launches).allSatisfy(launch -> assertThat(phase(launch)).isNotEqualTo(Phase.CLAIMED));
    }

    @Test
    void while_throttles_keep_launches_slow_a_pool_whose_launches_wait_says_so() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 200);
        List<LaunchPace> paces = new ArrayList<>();
        List<Condition.Status> said = new ArrayList<>();
        scene.answer = sent -> {
            LaunchPace pace = process.governor.launchPace();
            paces.add(pace);
            said.add(pace.finding(process.governor.of(LINUX)).status());
            return scene.sent.size() == 30
                    ? new Outcome.Failed<>(new CloudFault.Throttled("Rate exceeded", Duration.ofSeconds(1)))
                    : Outcome.done(scene.task(sent.agent()));
        };

        queue(launches);

        assertThat(paces.get(29)).isEqualTo(new LaunchPace(20, 20, 170, 1));
        assertThat(said.get(29)).isEqualTo(Condition.Status.True);
        assertThat(paces.get(30).perSecond()).isLessThan(20);
        assertThat(said.get(30)).isEqualTo(Condition.Status.False);
        assertThat(paces.get(30).finding(process.governor.of(HEAVY)))
                .as("a pool without launches has nothing to wait for")
                .isEqualTo(Finding.good(Condition.Type.LaunchRateAllowed));
        assertThat(paces.getLast().perSecond()).as("it recovers").isEqualTo(20);
        assertThat(process.governor.launchPace()).isEqualTo(new LaunchPace(20, 20, 0, 0));
    }

    @Test
    void throttling_is_no_fault_of_the_template() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 1);
        scene.answer = sent -> scene.sent.size() == 1
                ? new Outcome.Failed<>(new CloudFault.Throttled("Rate exceeded", Duration.ofSeconds(1)))
                : Outcome.done(scene.task(sent.agent()));

        queue(launches);

        launches.getFirst()
                .ground()
                .memory()
                .holds(holds -> assertThat(holds.all()).isEmpty());
    }

    @Test
    void an_account_with_half_the_room_is_not_stormed() {
        TokenBucket theirs = new TokenBucket(10, 10, start);
        scene.answer = sent -> {
            if (theirs.until(1, runtime.now()).isPositive()) {
                return new Outcome.Failed<>(new CloudFault.Throttled("Rate exceeded", Duration.ofSeconds(1)));
            }
            theirs.take(1, runtime.now());
            return Outcome.done(scene.task(sent.agent()));
        };

        queue(scene.claimed(scene.owned(LINUX), 1_000));

        assertThat(scene.sent.size()).as("calls for 1,000 launches").isLessThan(1_100);
        assertThat(tookUntil(scene.sent.getLast().at())).isLessThan(Duration.ofSeconds(150));
    }

    @Test
    void a_claim_that_is_too_old_is_not_sent() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 2);
        runtime.advance(LaunchScene.RESEND_LIMIT);

        queue(launches);

        assertThat(scene.sent).isEmpty();
        assertThat(process.governor.of(LINUX).has(launches.getFirst().agent())).isFalse();
    }

    @Test
    void nothing_of_a_pool_is_sent_once_it_has_another_owner() {
        Launcher.Ground lost = scene.owned(LINUX);
        List<QueuedLaunch> launches = scene.claimed(lost, 100);
        scene.answer = sent -> {
            lost.entry().fencedOff = scene.sent.size() == 10;
            return Outcome.done(scene.task(sent.agent()));
        };

        queue(launches);

        assertThat(scene.sent).hasSize(10);
    }

    @Test
    void what_a_process_leaves_behind_the_next_one_sends_byte_for_byte_and_nothing_twice() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 100);
        scene.answer = sent -> {
            if (scene.sent.size() == 30) {
                process.governor.close();
            }
            return Outcome.done(scene.task(sent.agent()));
        };
        queue(launches);
        assertThat(scene.sent).hasSize(30);

        Launcher.Ground taken = scene.owned(LINUX);
        LaunchScene.Replica next = scene.new Replica(EcsLimits.FARGATE, 32);
        taken.memory().agents().stream()
                .filter(agent -> agent.phase() == Phase.CLAIMED)
                .forEach(agent -> next.launcher.resume(taken, agent.id()));

        assertThat(scene.sent.stream().map(LaunchScene.Sent::body))
                .containsExactlyInAnyOrderElementsOf(launches.stream()
                        .map(launch -> launch.request().token() + " "
                                + launch.request().body())
                        .toList());
    }

    @Test
    void a_launch_queued_again_while_it_waits_is_sent_once() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 5);

        runtime.whileNothingRuns(() -> {
            launches.forEach(process.governor::queue);
            launches.forEach(process.governor::queue);
        });

        assertThat(scene.sent).hasSize(5);
    }

    @Test
    void it_tells_what_waits_and_behind_how_many_until_it_is_answered() {
        List<QueuedLaunch> launches = scene.claimed(scene.owned(LINUX), 3);
        AgentId first = launches.get(0).agent();
        AgentId last = launches.get(2).agent();
        scene.answer = sent -> {
            if (sent.agent().equals(first)) {
                assertThat(process.governor.of(LINUX).underWay()).containsExactly(first);
                assertThat(process.governor.of(LINUX).waiting()).containsEntry(last, 2);
                assertThat(process.governor.of(HEAVY).waiting()).isEmpty();
            }
            return Outcome.done(scene.task(sent.agent()));
        };

        queue(launches);

        assertThat(scene.sent).hasSize(3);
        assertThat(process.governor.of(LINUX).has(last)).isFalse();
    }

    @Test
    void no_more_calls_are_under_way_at_once_than_allowed() throws InterruptedException {
        LoopRuntime threads = new ThreadRuntime();
        LaunchScene busy = new LaunchScene(threads);
        LaunchScene.Replica parallel = busy.new Replica(EcsLimits.NONE, 32);
        Semaphore arrived = new Semaphore(0);
        Semaphore gate = new Semaphore(0);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        busy.answer = sent -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            arrived.release();
            gate.acquireUninterruptibly();
            inside.decrementAndGet();
            return Outcome.done(busy.task(sent.agent()));
        };

        busy.claimed(busy.owned(LINUX), 100).forEach(parallel.governor::queue);
        assertThat(arrived.tryAcquire(32, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(parallel.governor.of(LINUX).underWay()).hasSize(32);
        assertThat(parallel.governor.of(LINUX).waiting()).hasSize(68);
        gate.release(100);
        assertThat(arrived.tryAcquire(68, 20, TimeUnit.SECONDS)).isTrue();

        assertThat(most).hasValue(32);
    }

    private static Phase phase(QueuedLaunch launch) {
        return launch.ground().memory().agent(launch.agent()).orElseThrow().phase();
    }
}
