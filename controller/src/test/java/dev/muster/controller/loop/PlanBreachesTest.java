package dev.muster.controller.loop;

import static dev.muster.controller.loop.Situation.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.plan.Planner;
import dev.muster.model.pool.Limits;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A planner that errs is one that planned for another situation than the one it was shown. */
class PlanBreachesTest {
    private static final Capabilities GPU = Capabilities.of(Collections.singletonMap("gpu", "1"));

    @Test
    void the_plan_for_what_was_seen_breaks_nothing() {
        Situation seen = new Situation()
                .job(1)
                .job(2, "gpu")
                .free(agent(3, 1), GPU)
                .foreign("pet")
                .stray("arn:1");
        assertThat(breaches(seen, seen)).isEmpty();
    }

    @Test
    void an_agent_that_is_there_already_is_not_launched_again() {
        assertThat(breaches(new Situation().job(1), new Situation().job(1).free(agent(1, 1), Capabilities.none())))
                .contains(new Breach(LiveInvariant.S1, "agent linux_1_1 is to be launched a second time"));
    }

    @Test
    void nothing_is_launched_while_an_earlier_attempt_could_take_the_job() {
        Situation planned = new Situation().job(1, "gpu").free(agent(1, 1), Capabilities.none());
        Situation seen = new Situation().job(1, "gpu").free(agent(1, 1), GPU);
        assertThat(breaches(planned, seen))
                .containsOnly(new Breach(
                        LiveInvariant.S2,
                        "agent linux_1_2 is to be launched although linux_1_1 could take the same job"));
    }

    @Test
    void launches_keep_within_max_agents() {
        Situation planned = new Situation().job(1).job(2);
        Situation seen = new Situation().job(1).job(2).limits(Limits.ofAgents(1));
        assertThat(breaches(planned, seen))
                .containsOnly(new Breach(
                        LiveInvariant.S4,
                        "with linux_1_1 and 1 more there would be 2 agents alive (limits.maxAgents), and 1 may be"));
    }

    @Test
    void launches_keep_within_the_caps_per_look_in_flight_and_per_minute() {
        Situation planned = new Situation().job(1).job(2);
        assertThat(breaches(planned, new Situation().job(1).job(2).limits(new Limits(10, 1, 100, 100))))
                .extracting(Breach::invariant)
                .containsExactly(LiveInvariant.S5);
        assertThat(breaches(planned, new Situation().job(1).job(2).limits(new Limits(10, 100, 1, 100))))
                .extracting(Breach::invariant)
                .containsExactly(LiveInvariant.S5);
        assertThat(breaches(planned, new Situation().job(1).job(2).limits(new Limits(10, 100, 100, 1))))
                .extracting(Breach::invariant)
                .containsExactly(LiveInvariant.S5);
    }

    @Test
    void nothing_seen_is_left_out() {
        Situation seen = new Situation()
                .job(1)
                .free(agent(2, 1), Capabilities.none())
                .foreign("pet")
                .stray("arn:1");
        assertThat(breaches(new Situation(), seen))
                .containsExactly(
                        new Breach(LiveInvariant.S13, "job request 1 is in no bucket"),
                        new Breach(LiveInvariant.S13, "agent linux_2_1 is in no bucket"),
                        new Breach(LiveInvariant.S13, "registration 1 is in no bucket"),
                        new Breach(LiveInvariant.S13, "registration 2 is in no bucket"),
                        new Breach(LiveInvariant.S13, "task arn:1 is in no bucket"));
    }

    @Test
    void a_paused_pool_launches_nothing() {
        assertThat(breaches(new Situation().job(1), new Situation().job(1).paused()))
                .containsOnly(new Breach(LiveInvariant.S16, "linux_1_1 is to be launched although the pool is paused"));
    }

    @Test
    void a_pool_without_room_launches_nothing() {
        assertThat(breaches(new Situation().job(1), new Situation().job(1).limits(Limits.ofAgents(0))))
                .extracting(Breach::invariant)
                .containsExactly(LiveInvariant.S4, LiveInvariant.S16);
    }

    @Test
    void a_launch_rests_on_agents_read_before_the_jobs() {
        Situation seen = new Situation().job(1).jobsRead(ManualRuntime.START.minusSeconds(3));
        assertThat(breaches(new Situation().job(1), seen))
                .extracting(Breach::invariant)
                .containsExactly(LiveInvariant.S19);
    }

    private static List<Breach> breaches(Situation planned, Situation seen) {
        return PlanBreaches.of(seen.snapshot(), Planner.plan(planned.snapshot()));
    }
}
