package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {
    private static final Capabilities AGENT = Capabilities.of(Map.of(
            "java", "/usr/bin/java",
            "Note", "a value, with = and spaces",
            "Agent.Version", "4.250.1",
            "odd", "not-a-version"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java                                         | true
            JAVA                                         | true
            maven                                        | false
            java -equals /usr/bin/java                   | true
            Java -equals /USR/BIN/JAVA                   | true
            java -equals /usr/bin                        | false
            note -equals a value, with = and spaces      | true
            note -EQUALS A value, with = and spaces      | true
            note -equals a value                         | false
            Agent.Version -gtVersion 2.163.1             | true
            Agent.Version -gtVersion 4.250.1             | true
            Agent.Version -gtVersion 4.250               | true
            Agent.Version -gtVersion 4.250.1.1           | false
            Agent.Version -gtVersion 4.1000              | false
            odd -gtVersion 1.0                           | false
            missing -gtVersion 0.1                       | false
            java -exists                                 | false
            java -matches .*                             | false
            """)
    void a_demand_is_met_by_the_capabilities_it_names(String demand, boolean met) {
        assertThat(Demand.parse(demand).metBy(AGENT)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"Foo", "Foo -equals a -equals b", "Agent.Version -gtVersion 1.2.3", "npm -exists"})
    void a_demand_is_written_as_it_was_read(String demand) {
        assertThat(Demand.parse("  " + demand + " ").text()).isEqualTo(demand);
    }
}
