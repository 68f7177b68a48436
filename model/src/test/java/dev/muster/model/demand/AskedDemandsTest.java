package dev.muster.model.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.Chance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedDemandsTest {
    private static final List<String> WRITTEN = List.of(
            "docker",
            "DOCKER",
            "Agent.Version -gtVersion 3.10.0",
            "agent.version -gtVersion 3.9",
            "Agent.Version -equals 3.9",
            "Env -equals dev",
            "env -equals  DEV ",
            "Env -equals \u0130stanbul",
            "Env -equals stra\u00DFe",
            "Env",
            "Env -like dev",
            "\u017Fwift",
            "\u03A3 -equals \u03C2");

    private static final List<String> NAMES =
            List.of("docker", "Docker", "Agent.Version", "ENV", "swift", "\u03C3", "Agent.Name");

    private static final List<String> VALUES =
            List.of("", "dev", " Dev ", "3.9", "3.10.0", "3.9.0.1", "istanbul", "STRASSE", "STRA\u00DFE", "\u03C3");

    @Test
    void an_agent_satisfies_by_number_exactly_what_it_satisfies_one_by_one() {
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            List<Demands> sets = List.of(some(chance), some(chance), some(chance));
            Capabilities capabilities = capabilities(chance);
            AskedDemands asked = new AskedDemands();
            List<BitSet> numbers = sets.stream().map(asked::numbersOf).toList();

            BitSet satisfied = asked.satisfiedBy(capabilities);

            for (int set = 0; set < sets.size(); set++) {
                BitSet missing = (BitSet) numbers.get(set).clone();
                missing.andNot(satisfied);
                assertThat(missing.isEmpty())
                        .as("seed %s, %s of %s", seed, sets.get(set), capabilities)
                        .isEqualTo(sets.get(set).satisfiedBy(capabilities));
            }
        }
    }

    @Test
    void agents_that_differ_in_what_nobody_asks_for_are_alike() {
        AskedDemands asked = new AskedDemands();
        asked.numbersOf(Demands.parse(List.of("docker", "Agent.Version -gtVersion 3.0.0")));
        var one = Capabilities.none()
                .with("Agent.Name", "one")
                .with("docker", "20")
                .with("Agent.Version", "3.1.0");
        var other = Capabilities.none()
                .with("Agent.Name", "other")
                .with("docker", "27")
                .with("Agent.Version", "4.0.0");

        assertThat(asked.satisfiedBy(one)).isEqualTo(asked.satisfiedBy(other));
        assertThat(asked.count()).isEqualTo(2);
    }

    @Test
    void a_demand_added_later_counts_as_well() {
        AskedDemands asked = new AskedDemands();
        var capabilities = Capabilities.none().with("docker", "27").with("java", "25");
        asked.numbersOf(Demands.parse(List.of("docker")));

        assertThat(asked.satisfiedBy(capabilities).cardinality()).isEqualTo(1);

        asked.numbersOf(Demands.parse(List.of("JAVA", "Docker -equals 27")));
        assertThat(asked.satisfiedBy(capabilities).cardinality()).isEqualTo(3);
    }

    private static Demands some(Chance chance) {
        List<String> chosen = new ArrayList<>(WRITTEN);
        chosen.removeIf(demand -> !chance.oneIn(5));
        return Demands.parse(chosen);
    }

    private static Capabilities capabilities(Chance chance) {
        Capabilities capabilities = Capabilities.none();
        for (String name : NAMES) {
            if (!chance.oneIn(3)) {
                capabilities = capabilities.with(name, chance.pick(VALUES));
            }
        }
        return capabilities;
    }
}
