package dev.muster.controller.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.LicenceRoom;
import dev.muster.model.plan.WaitReason;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final PoolName POOL = new PoolName("linux");
    private static final AgentId AGENT = AgentId.forRequest(POOL, new RequestId(42), 1);
    private static final PoolSpec SPEC = spec(CheckPolicy.CAPACITY, 5);
    private static final WaitReason ROOM = new WaitReason.Launching(AGENT, "small");

    static Stream<Arguments> whatOneMoreJobWouldWaitFor() {
        return Stream.of(
                Arguments.of("pass", new WaitReason.AgentReady("linux_1_1"), "Agent linux_1_1 is online and free."),
                Arguments.of("pass", new WaitReason.AgentComing(AGENT, Phase.PENDING), "is on its way"),
                Arguments.of("pass", ROOM, "There is room for one more agent."),
                Arguments.of("wait", new WaitReason.AtMaxAgents(5, 5), "limits.maxAgents"),
                Arguments.of("wait", new WaitReason.LicenceFull(new LicenceRoom(0, 0, 3, 3), 0), "3 jobs at once"),
                Arguments.of("wait", new WaitReason.TemplateHeld("small", "no image", NOW), "no image"),
                Arguments.of("wait", new WaitReason.TemplateProbing("small", AGENT, "no image"), "no image"),
                Arguments.of("wait", new WaitReason.LaunchesInFlight(9, 9), "launchesInFlight"),
                Arguments.of("wait", new WaitReason.LaunchRate(9, NOW), "launchesPerMinute"),
                Arguments.of("wait", new WaitReason.LaunchCap(9, NOW), "launchesPerLoop"),
                Arguments.of("wait", new WaitReason.StaleDemand(NOW), "too old"),
                Arguments.of("wait", new WaitReason.BeyondBound(10_000), "10000"),
                Arguments.of("fail", new WaitReason.Paused(), "paused"),
                Arguments.of("fail", new WaitReason.Draining(), "drained"),
                Arguments.of("fail", new WaitReason.NoTemplate(List.of()), "No template"),
                Arguments.of("fail", new WaitReason.PoolOfOthers("b2"), "another Muster installation, b2"));
    }

    @ParameterizedTest
    @MethodSource("whatOneMoreJobWouldWaitFor")
    void capacity_is_what_the_planner_would_do_with_one_more_job(String status, WaitReason reason, String said) {
        CheckVerdict verdict = CheckDecision.of(standing(SPEC, reason), NOW);
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.reason()).contains(said);
    }

    static Stream<Arguments> poolsThatServeNobody() {
        return Stream.of(
                Arguments.of("fail", standing(SPEC.withPaused(true), ROOM), "The pool is paused."),
                Arguments.of("fail", standing(SPEC.withDraining(true), ROOM), "drained"),
                Arguments.of("fail", standing(spec(CheckPolicy.CAPACITY, 0), ROOM), "limits.maxAgents is 0"),
                Arguments.of(
                        "fail",
                        standing(SPEC, ROOM, complaint(Condition.Type.SpecValid, "spec.cluster is missing")),
                        "spec.cluster is missing"),
                Arguments.of(
                        "fail",
                        standing(SPEC, ROOM, complaint(Condition.Type.AzureDevOpsAuthorized, "renew the token")),
                        "renew the token"),
                Arguments.of(
                        "fail",
                        standing(SPEC, ROOM, complaint(Condition.Type.PoolOwned, "installation b2 serves it")),
                        "installation b2"),
                Arguments.of(
                        "wait",
                        standing(SPEC, ROOM, complaint(Condition.Type.DemandFresh, "the queue was not read")),
                        "the queue was not read"),
                Arguments.of("fail", new Standing(POOL, SPEC, true, true, List.of(), NOW, waiting(ROOM)), "removed"),
                Arguments.of(
                        "wait",
                        new Standing(
                                POOL,
                                SPEC,
                                false,
                                false,
                                List.of(complaint(Condition.Type.AzureDevOpsAuthorized, "what it saw long ago")),
                                NOW,
                                waiting(ROOM)),
                        "another one will answer"),
                Arguments.of("wait", new Standing(POOL, SPEC, false, true, List.of(), null, null), "not planned for"),
                Arguments.of("wait", new Standing(POOL, SPEC, false, true, List.of(), NOW, null), "not planned for"),
                Arguments.of(
                        "wait",
                        new Standing(
                                POOL,
                                SPEC,
                                false,
                                true,
                                List.of(),
                                NOW.minus(CheckDecision.OLDEST_PLAN).minusMillis(1),
                                waiting(ROOM)),
                        "a newer plan decides"),
                Arguments.of("wait", new Standing(POOL, null, false, true, List.of(), null, null), "not read yet"),
                Arguments.of(
                        "fail",
                        new Standing(
                                POOL,
                                null,
                                false,
                                true,
                                List.of(complaint(Condition.Type.SpecValid, "spec is missing")),
                                null,
                                null),
                        "spec is missing"));
    }

    @ParameterizedTest
    @MethodSource("poolsThatServeNobody")
    void a_pool_that_serves_nobody_says_why(String status, Standing standing, String said) {
        CheckVerdict verdict = CheckDecision.of(standing, NOW);
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.reason()).contains(said);
    }

    @Test
    void a_pool_whose_checks_pass_passes_them_even_when_paused_and_never_planned_for() {
        PoolSpec spec = spec(CheckPolicy.PASS, 0).withPaused(true);
        assertThat(CheckDecision.of(new Standing(POOL, spec, false, false, List.of(), null, null), NOW))
                .isInstanceOf(CheckVerdict.Pass.class);
    }

    @Test
    void a_plan_that_is_just_not_too_old_decides() {
        Instant decided = NOW.minus(CheckDecision.OLDEST_PLAN);
        assertThat(CheckDecision.of(new Standing(POOL, SPEC, false, true, List.of(), decided, waiting(ROOM)), NOW))
                .isInstanceOf(CheckVerdict.Pass.class);
    }

    @Test
    void whoever_waited_to_the_end_is_told_what_was_in_the_way() {
        assertThat(CheckDecision.atTheEnd(new CheckVerdict.Wait("The pool is full.")))
                .isEqualTo(new CheckVerdict.Fail("Out of capacity for too long. The pool is full."));
        assertThat(CheckDecision.atTheEnd(new CheckVerdict.Pass("Room."))).isEqualTo(new CheckVerdict.Pass("Room."));
        assertThat(CheckDecision.atTheEnd(new CheckVerdict.Fail("No."))).isEqualTo(new CheckVerdict.Fail("No."));
    }

    private static Standing standing(PoolSpec spec, WaitReason reason, Condition... conditions) {
        return new Standing(POOL, spec, false, true, List.of(conditions), NOW, waiting(reason));
    }

    private static JobSituation waiting(WaitReason reason) {
        return new JobSituation.Waiting(reason);
    }

    private static Condition complaint(Condition.Type type, String message) {
        return new Condition(type, Condition.Status.False, "Because", message, NOW);
    }

    private static PoolSpec spec(CheckPolicy checks, int maxAgents) {
        return new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"),
                        "linux",
                        new CredentialSource.Environment("PAT"),
                        null,
                        checks),
                "agents",
                Limits.ofAgents(maxAgents),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1"), List.of(), false),
                false,
                false,
                List.of(),
                List.of());
    }
}
