package dev.muster.controller.loop;

import static dev.muster.controller.loop.Situation.agent;
import static dev.muster.controller.loop.Situation.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep or a record read again can show to be wrong. */
class ReadingBreachesTest {
    private static final AgentId AGENT = agent(7, 1);

    @Test
    void a_sweep_with_two_tasks_of_one_agent_is_a_breach_even_if_one_of_them_is_over() {
        assertThat(SweepBreaches.of(List.of(task("arn:1", "linux_7_1"), task("arn:2", "linux_8_1"))))
                .isEmpty();
        assertThat(SweepBreaches.of(List.of(
                        task("arn:2", "linux_7_1"),
                        task("arn:1", "linux_7_1").missing(ManualRuntime.START),
                        task("arn:1", "linux_7_1"))))
                .containsExactly(
                        new Breach(LiveInvariant.S1, "agent linux_7_1 has more than one task: [arn:1, arn:2]"));
    }

    @Test
    void a_record_that_others_took_further_is_as_it_should_be() {
        assertThat(readAgain(Situation.at(AGENT, Phase.BUSY, 2), Optional.of(Situation.at(AGENT, Phase.FINISHING, 3))))
                .isEmpty();
        assertThat(readAgain(Situation.at(AGENT, null, 1), Optional.of(Situation.at(AGENT, Phase.GONE, 5))))
                .isEmpty();
        assertThat(readAgain(Situation.at(AGENT, null, 1), Optional.of(Situation.at(AGENT, null, 1))))
                .isEmpty();
    }

    @Test
    void a_record_that_went_back_is_a_breach() {
        assertThat(readAgain(Situation.at(AGENT, Phase.BUSY, 3), Optional.of(Situation.at(AGENT, Phase.ONLINE, 2))))
                .containsExactly(
                        new Breach(LiveInvariant.S7, "the record of agent linux_7_1 fell from revision 3 to 2"),
                        new Breach(LiveInvariant.S7, "the record of agent linux_7_1 went from BUSY to ONLINE"));
    }

    @Test
    void a_record_that_vanished_is_a_breach() {
        assertThat(readAgain(Situation.at(AGENT, Phase.BUSY, 3), Optional.empty()))
                .containsExactly(
                        new Breach(LiveInvariant.S7, "the record of agent linux_7_1 vanished while it was BUSY"));
    }

    @Test
    void records_loaded_again_are_compared_as_well_and_each_breach_is_taken_once() {
        PoolMemory memory = new Situation().memory;
        memory.load(List.of(Situation.at(AGENT, Phase.BUSY, 3)), ManualRuntime.START, ManualRuntime.START);
        assertThat(memory.takeOddRecords()).isEmpty();
        memory.load(List.of(Situation.at(AGENT, Phase.BUSY, 2)), ManualRuntime.START, ManualRuntime.START);
        assertThat(memory.takeOddRecords()).extracting(Breach::invariant).containsExactly(LiveInvariant.S7);
        assertThat(memory.takeOddRecords()).isEmpty();
    }

    private static List<Breach> readAgain(Agent before, Optional<Agent> now) {
        PoolMemory memory = new Situation().memory;
        memory.load(List.of(before), ManualRuntime.START, ManualRuntime.START);
        memory.refresh(AGENT, now, ManualRuntime.START);
        return memory.takeOddRecords();
    }
}
