package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import dev.muster.simulator.ecs.LaunchVerdict;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.TaskFate;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A pool whose capacity comes and goes, with the adapters that are shipped, under a virtual clock. */
class CapacityOptionsTest {
    private static final LaunchVerdict NO_ROOM = new LaunchVerdict.Failure("Capacity is unavailable at this time.");
    private static final Duration JOB = Duration.ofSeconds(10);

    private static LaunchScene scene() {
        return new LaunchScene(List.of("subnet-a"), LaunchScene.SPOT, LaunchScene.FARGATE);
    }

    private static void dry(LaunchScene scene, Predicate<RunTaskCall> where) {
        scene.judgedBy(call -> where.test(call) ? NO_ROOM : new LaunchVerdict.Launch());
    }

    private static Predicate<RunTaskCall> on(String provider) {
        return call -> call.capacityProviderStrategy().toString().contains("\"" + provider + "\"");
    }

    @Test
    void jobs_are_served_by_the_next_option_while_the_preferred_one_is_dry_and_by_that_again_afterwards() {
        try (LaunchScene scene = scene()) {
            dry(scene, on(LaunchScene.SPOT));
            long first = scene.job(JOB);
            scene.pass(Duration.ofSeconds(90));
            assertThat(scene.isServed(first)).isTrue();
            assertThat(scene.sent)
                    .extracting(LaunchScene.Sent::capacity)
                    .containsExactly(LaunchScene.SPOT, LaunchScene.FARGATE);
            Finding elsewhere = scene.findingNow(Condition.Type.PreferredCapacity);
            assertThat(elsewhere.status()).isEqualTo(Condition.Status.False);
            assertThat(elsewhere.message())
                    .startsWith("Template small gets no FARGATE_SPOT (")
                    .contains("Capacity is unavailable at this time.", ", FARGATE serves; ");

            dry(scene, call -> false);
            scene.pass(Duration.ofMinutes(1));
            long second = scene.job(JOB);
            scene.pass(Duration.ofMinutes(2));
            assertThat(scene.isServed(second)).isTrue();
            assertThat(scene.sent.getLast().capacity()).isEqualTo(LaunchScene.SPOT);
            assertThat(scene.findingNow(Condition.Type.PreferredCapacity))
                    .isEqualTo(Finding.good(Condition.Type.PreferredCapacity));
        }
    }

    @Test
    void ones_own_instances_are_an_option_like_any_other() {
        LaunchVerdict full = new LaunchVerdict.Failure("RESOURCE:MEMORY");
        try (LaunchScene scene = new LaunchScene(List.of("subnet-a"), "our-instances", LaunchScene.FARGATE)) {
            long first = scene.job(JOB);
            scene.pass(Duration.ofSeconds(90));
            scene.judgedBy(call -> on("our-instances").test(call) ? full : new LaunchVerdict.Launch());
            long second = scene.job(JOB);
            scene.pass(Duration.ofSeconds(90));

            assertThat(scene.isServed(first)).isTrue();
            assertThat(scene.isServed(second)).isTrue();
            assertThat(scene.sent)
                    .extracting(LaunchScene.Sent::capacity)
                    .containsExactly("our-instances", "our-instances", LaunchScene.FARGATE);
            assertThat(scene.findingNow(Condition.Type.PreferredCapacity).message())
                    .contains("gets no our-instances", "RESOURCE:MEMORY", "FARGATE serves");
        }
    }

    @Test
    void each_failed_attempt_has_a_token_of_its_own() {
        try (LaunchScene scene = scene()) {
            dry(scene, on(LaunchScene.SPOT));
            scene.job(JOB);
            scene.pass(Duration.ofMinutes(1));

            assertThat(scene.sent).extracting(LaunchScene.Sent::token).doesNotHaveDuplicates();
        }
    }

    @Test
    void subnets_are_tried_one_by_one_before_the_template_waits() {
        List<String> zones = List.of("subnet-a", "subnet-b", "subnet-c");
        try (LaunchScene scene = new LaunchScene(zones, LaunchScene.FARGATE)) {
            dry(scene, call -> !call.networkConfiguration().toString().contains("[\"subnet-b\"]"));
            long job = scene.job(JOB);
            scene.pass(Duration.ofMinutes(1));

            assertThat(scene.isServed(job)).isTrue();
            assertThat(scene.sent)
                    .extracting(LaunchScene.Sent::subnets)
                    .containsExactly(zones, List.of("subnet-a"), List.of("subnet-b"));
        }
    }

    @Test
    void when_every_option_is_dry_the_job_waits_and_is_served_once_one_is_not() {
        try (LaunchScene scene = scene()) {
            dry(scene, call -> true);
            long job = scene.job(JOB);
            scene.pass(Duration.ofMinutes(5));
            assertThat(scene.launchingNow().status()).isEqualTo(Condition.Status.False);
            assertThat(scene.launchingNow().message()).contains("Capacity is unavailable at this time.");
            assertThat(scene.sent).hasSizeLessThan(12);

            dry(scene, on(LaunchScene.SPOT));
            scene.pass(Duration.ofMinutes(6));
            assertThat(scene.isServed(job)).isTrue();
            assertThat(scene.failedAttempts()).isZero();
        }
    }

    @Test
    void an_image_that_cannot_be_pulled_is_tried_seldom_and_goes_on_by_itself_once_it_is_there() {
        try (LaunchScene scene = scene()) {
            scene.fatedBy(task -> new TaskFate.NotStarted("CannotPullContainerError: not found"));
            long one = scene.job(JOB);
            long other = scene.job(JOB);
            scene.pass(Duration.ofMinutes(10));
            assertThat(scene.launchingNow().reason()).isEqualTo("Image");
            assertThat(scene.sent).as("launches in ten minutes").hasSizeLessThan(7);

            scene.fatedBy(task -> new TaskFate.Ordinary());
            scene.pass(Duration.ofMinutes(12));
            assertThat(scene.isServed(one)).isTrue();
            assertThat(scene.isServed(other)).isTrue();
            assertThat(scene.launchingNow()).isEqualTo(Finding.good(Condition.Type.Launching));
        }
    }

    @Test
    void an_idle_agent_whose_spot_capacity_is_taken_back_gets_no_job_any_more() {
        try (LaunchScene scene = scene()) {
            Duration afterItIsOnline = Duration.ofSeconds(60);
            scene.fatedBy(task -> task.startedBy().equals("alpha_1_1")
                    ? new TaskFate.Interrupted(afterItIsOnline)
                    : new TaskFate.Ordinary());
            long cancelled = scene.job(Duration.ofMinutes(1));
            scene.pass(Duration.ofSeconds(20));
            scene.clouds.organisation.jobs().cancelJob(cancelled);
            scene.pass(Duration.ofSeconds(85));
            long next = scene.job(JOB);
            scene.pass(Duration.ofMinutes(3));

            assertThat(scene.isServed(next)).isTrue();
            assertThat(scene.truth.job(next).orElseThrow().agentName()).isNotEqualTo("alpha_1_1");
        }
    }
}
