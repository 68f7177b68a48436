package dev.muster.model.plan;

import static dev.muster.model.plan.Scene.NOW;
import static dev.muster.model.plan.Scene.busy;
import static dev.muster.model.plan.Scene.claimed;
import static dev.muster.model.plan.Scene.id;
import static dev.muster.model.plan.Scene.online;
import static dev.muster.model.plan.Scene.pool;
import static dev.muster.model.plan.Scene.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason for which a request waits, each with a situation that shows it. */
class WaitReasonTest {
    private static final Instant SOON = NOW.plusSeconds(30);
    private static final CloudFault NO_ROOM = new CloudFault.Capacity("RESOURCE:CPU");

    /** Situations in which request 1 waits. */
    private static final Map<Class<? extends WaitReason>, Scene> SCENES = new LinkedHashMap<>();

    static {
        SCENES.put(WaitReason.AgentComing.class, pool().job(1).agent(starting(1)));
        SCENES.put(
                WaitReason.LaunchQueued.class, pool().job(1).agent(claimed(1)).launchQueued(id(1, 1), 312));
        SCENES.put(WaitReason.AgentReady.class, pool().job(1).agent(online(1)));
        SCENES.put(WaitReason.AgentMissing.class, pool().job(1).agent(online(1).missedSince(NOW.minusSeconds(2))));
        SCENES.put(WaitReason.Launching.class, pool().job(1));
        SCENES.put(WaitReason.NoTemplate.class, pool().job(1, "gpu"));
        SCENES.put(
                WaitReason.TemplateLacks.class,
                pool().template("small", "gpu").job(1, "gpu").lesson("small", "gpu"));
        SCENES.put(
                WaitReason.AgentTooOld.class,
                pool().templateOfVersion("small", "4.250.0").job(1, "Agent.Version -gtVersion 4.300.0"));
        SCENES.put(WaitReason.AtMaxAgents.class, pool().maxAgents(0).job(1));
        SCENES.put(
                WaitReason.LaunchCap.class,
                pool().launchesPerLoop(1)
                        .jobQueuedAt(2, NOW.minusSeconds(20_000))
                        .job(1));
        SCENES.put(
                WaitReason.LaunchesInFlight.class,
                pool().limits(usual -> new Limits(100, 100, 1, 100))
                        .jobQueuedAt(2, NOW.minusSeconds(20_000))
                        .agent(starting(2))
                        .job(1));
        SCENES.put(
                WaitReason.LaunchRate.class,
                pool().limits(usual -> new Limits(100, 100, 100, 1))
                        .agent(busy(2).stamped(Phase.CLAIMED, NOW.minusSeconds(20)))
                        .job(1));
        SCENES.put(WaitReason.LicenceFull.class, pool().licenceRoom(0).job(1));
        SCENES.put(WaitReason.Paused.class, pool().paused().job(1));
        SCENES.put(WaitReason.Draining.class, pool().draining().job(1));
        SCENES.put(
                WaitReason.TemplateHeld.class,
                pool().hold("small", NO_ROOM, SOON).job(1));
        SCENES.put(
                WaitReason.TemplateProbing.class,
                pool().hold("small", NO_ROOM, NOW)
                        .jobQueuedAt(2, NOW.minusSeconds(20_000))
                        .job(1));
        SCENES.put(WaitReason.RetryBackoff.class, pool().attempts(1, 1, 1, NOW).job(1));
        SCENES.put(
                WaitReason.AttemptsExhausted.class,
                pool().attempts(1, 5, 5, NOW).job(1));
        SCENES.put(WaitReason.Phantom.class, pool().inVain(1, 2, NOW).job(1));
        SCENES.put(WaitReason.RunOver.class, pool().runOver(1, "canceled").job(1));
        SCENES.put(WaitReason.Stranded.class, pool().heldJob(1, JobRequest.State.ASSIGNED, id(1, 1)));
        SCENES.put(
                WaitReason.BeyondBound.class,
                pool().bounds(1, 10).jobQueuedAt(2, NOW.minusSeconds(20_000)).job(1));
        SCENES.put(
                WaitReason.StaleDemand.class,
                pool().jobsRead(NOW.minus(Duration.ofHours(1))).job(1));
        SCENES.put(WaitReason.GivenToAgent.class, pool().agent(busy(1)).job(1));
        SCENES.put(
                WaitReason.OrphanComing.class, pool().orphan(starting(1), null).job(1));
        SCENES.put(WaitReason.UnknownPlanType.class, pool().jobOfPlanType(1, "Mystery"));
        SCENES.put(
                WaitReason.PoolOfOthers.class,
                pool().registration(Scene.placeholder(
                                9,
                                "muster-placeholder_linux_small_1",
                                "other",
                                TemplateOffer.of(Scene.templateOf("small", 0))))
                        .job(1));
        SCENES.put(
                WaitReason.PoolOfSibling.class,
                pool().registration(Scene.placeholder(
                                9,
                                "muster-placeholder_other_small_1",
                                Scene.OURS.value(),
                                TemplateOffer.of(Scene.templateOf("small", 0))))
                        .job(1));
    }

    static Stream<Arguments> situations() {
        return SCENES.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void there_is_a_situation_for_every_reason() {
        assertThat(Arrays.asList(WaitReason.class.getPermittedSubclasses()))
                .containsExactlyInAnyOrderElementsOf(SCENES.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void its_situation_shows_it_in_one_sentence(Class<? extends WaitReason> kind, Scene scene) {
        WaitReason reason = scene.reason(1);

        assertThat(reason).isInstanceOf(kind);
        assertThat(reason.sentence()).endsWith(".").doesNotContain("[", "null", "Optional");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void a_reason_that_ends_by_itself_is_looked_at_when_it_does(Class<? extends WaitReason> kind, Scene scene) {
        Instant nextLook = scene.plan().nextLook();

        scene.reason(1)
                .mayChangeAt()
                .ifPresent(end -> assertThat(end)
                        .isAfter(NOW)
                        .satisfies(time -> assertThat(nextLook).isBeforeOrEqualTo(time)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void only_the_reason_that_says_so_launches_for_the_request(Class<? extends WaitReason> kind, Scene scene) {
        boolean launches = scene.plan().launches().stream()
                .anyMatch(launch ->
                        launch.request().filter(new RequestId(1)::equals).isPresent());

        assertThat(launches).isEqualTo(kind == WaitReason.Launching.class);
    }
}
