package dev.muster.model.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandTest {
    @ParameterizedTest(name = "[{0}] against [{1}]: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                // a bare name asks that the capability is there
                "maven                              | maven=                     | true",
                "maven                              | maven=3.9                  | true",
                "maven                              | Maven=3.9                  | true",
                "maven                              | maven2=3.9                 | false",
                "maven                              | nothing                    | false",
                "'  maven  '                        | maven=3.9                  | true",
                "visual studio                      | Visual Studio=17           | true",
                "my-tool                            | my-tool=1                  | true",
                // -equals asks for a value
                "Env -equals dev                    | Env=dev                    | true",
                "Env -equals dev                    | Env=prod                   | false",
                "Env -equals dev                    | env=DEV                    | true",
                "Env -EQUALS dev                    | Env=dev                    | true",
                "Env   -equals   dev                | Env=dev                    | true",
                "Env -equals dev                    | 'Env= dev '                | true",
                "Env -equals dev                    | Env=                       | false",
                "Env -equals dev                    | nothing                    | false",
                "Env -equals two words              | Env=two words              | true",
                "Env -equals a,b, c                 | Env=a,b, c                 | true",
                "Env -equals a,b                    | Env=a                      | false",
                "Flags -equals -Xmx=2g -ea          | Flags=-Xmx=2g -ea          | true",
                "Rule -equals x -equals y           | Rule=x -equals y           | true",
                "Rule -equals x -equals y           | Rule=y                     | false",
                // -gtVersion asks for this version or a later one
                "Agent.Version -gtVersion 3.218.0   | Agent.Version=3.218.0      | true",
                "Agent.Version -gtVersion 3.218.0   | Agent.Version=3.218.1      | true",
                "Agent.Version -gtVersion 3.218.0   | Agent.Version=3.217.9      | false",
                "Agent.Version -gtVersion 2.9       | Agent.Version=2.10         | true",
                "Agent.Version -gtVersion 2.10      | Agent.Version=2.9          | false",
                "Agent.Version -gtVersion 4         | Agent.Version=4.0.0        | true",
                "Agent.Version -gtVersion 4.0.0     | Agent.Version=4            | true",
                "Agent.Version -gtVersion 4.0.1     | Agent.Version=4            | false",
                "Agent.Version -gtversion 1         | agent.version=2            | true",
                "Agent.Version -gtVersion 1         | Agent.Version=latest       | false",
                "Agent.Version -gtVersion 1         | Agent.Version=v2           | false",
                "Agent.Version -gtVersion 1         | Agent.Version=2.            | false",
                "Agent.Version -gtVersion 1         | Agent.Version=             | false",
                "Agent.Version -gtVersion 1         | nothing                    | false",
                "Big -gtVersion 99999999999         | Big=99999999999.1          | true",
            })
    void a_demand_is_satisfied_as_ado_would(String demand, @Nullable String capability, boolean satisfied) {
        assertThat(Demand.parse(demand).satisfiedBy(offering(capability))).isEqualTo(satisfied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm -exists",
                "npm -exists x",
                "npm -newerThan 3",
                "Env -equals",
                "Env -equals   ",
                "Env -gtVersion",
                "Env -gtVersion latest",
                "Env -foo x -equals y",
                "",
                "   "
            })
    void a_form_we_do_not_know_is_kept_and_satisfied_by_nothing(String written) {
        var demand = Demand.parse(written);

        assertThat(demand).isEqualTo(new Demand.Unrecognised(written.strip()));
        assertThat(demand.satisfiedBy(
                        Capabilities.none().with("npm", "4").with("Env", "y").with(written, "")))
                .isFalse();
    }

    @ParameterizedTest(name = "[{0}] reads [{1}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "'  Maven '                      | Maven",
                "Env   -EQUALS  Two  Words       | Env -equals Two  Words",
                "Agent.Version -GTVERSION 02.1   | Agent.Version -gtVersion 02.1",
                "' npm  -exists '                | npm  -exists",
            })
    void the_text_of_a_demand_is_what_was_written_but_for_blanks_and_the_operators_case(String written, String text) {
        assertThat(Demand.parse(written).text()).isEqualTo(text);
    }

    @Test
    void the_parts_of_a_demand_are_readable() {
        assertThat(Demand.parse("maven")).isEqualTo(new Demand.Exists("maven"));
        assertThat(Demand.parse("Env -equals a=b, c")).isEqualTo(new Demand.EqualTo("Env", "a=b, c"));
        assertThat(Demand.parse("Agent.Version -gtVersion 2.163.1"))
                .isEqualTo(new Demand.MinimumVersion("Agent.Version", new Version("2.163.1")));
    }

    private static Capabilities offering(@Nullable String capability) {
        var all = new LinkedHashMap<String, String>();
        if (capability != null) {
            var parts = capability.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return Capabilities.of(all);
    }
}
