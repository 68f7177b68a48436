package dev.muster.harness.simulate.strike;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OursOnlyTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final List<String> broken = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Neighbour neighbour =
            new Neighbour(World.virtual(1, NOW), new Faults(List.of()), (invariant, message) -> broken.add(invariant));
    private final OursOnly observer = new OursOnly(
            new Invariant() {
                @Override
                public void taskStarted(String arn, String startedBy, String token, String group, Instant at) {
                    heard.add("started " + arn);
                }

                @Override
                public void taskStopAsked(String arn, String startedBy, Instant at) {
                    heard.add("stop " + arn);
                }
            },
            neighbour);

    @Test
    void tasks_of_ours_are_told_on() {
        observer.taskStarted("one", "alpha_1_1", "token", "muster:ours:alpha", NOW);
        observer.taskStopAsked("one", "alpha_1_1", NOW);

        assertThat(heard).containsExactly("started one", "stop one");
        assertThat(broken).isEmpty();
    }

    @Test
    void whoever_stops_a_task_of_another_installation_is_caught() {
        observer.taskStarted("two", "alpha_1_1", "token", Neighbour.GROUP, NOW);
        observer.taskStopAsked("two", "alpha_1_1", NOW);

        assertThat(heard).isEmpty();
        assertThat(broken).containsExactly("S12");
    }
}
