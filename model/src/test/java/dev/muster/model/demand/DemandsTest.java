package dev.muster.model.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemandsTest {
    @Test
    void equal_demands_are_equal_whatever_their_order_case_and_repetition() {
        var one = Demands.parse(List.of("maven", "Env -equals Dev", "Agent.Version -gtVersion 3.1"));
        var other = Demands.parse(
                List.of("agent.version -GTVERSION 3.1", "MAVEN", " maven ", "env  -equals dev", "Env -equals Dev"));

        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(other.all()).hasSize(3);
    }

    @Test
    void demands_that_ask_for_something_else_are_not_equal() {
        assertThat(Demands.parse(List.of("maven"))).isNotEqualTo(Demands.parse(List.of("maven", "java")));
        assertThat(Demands.parse(List.of("maven"))).isNotEqualTo(Demands.parse(List.of("java")));
        assertThat(Demands.parse(List.of("Env -equals dev"))).isNotEqualTo(Demands.parse(List.of("Env")));
    }

    @Test
    void letters_that_only_ignore_case_together_hash_alike() {
        var dotted = Demands.parse(List.of("\u0130\u03A3 -equals \u0131"));
        var plain = Demands.parse(List.of("i\u03C2 -equals I"));

        assertThat(dotted).isEqualTo(plain).hasSameHashCodeAs(plain);
    }

    @Test
    void they_print_in_their_order_or_as_none() {
        assertThat(Demands.parse(List.of("b -equals 1", "C", "a"))).hasToString("a, b -equals 1, C");
        assertThat(Demands.none()).hasToString("none").isEqualTo(Demands.parse(List.of()));
    }

    @Test
    void what_is_missing_is_named_in_order() {
        var demands = Demands.parse(List.of("node", "java", "Env -equals dev", "maven"));
        var offered = Capabilities.none().with("JAVA", "25").with("env", "prod");

        assertThat(demands.missingFrom(offered))
                .extracting(Demand::text)
                .containsExactly("Env -equals dev", "maven", "node");
        assertThat(demands.satisfiedBy(offered)).isFalse();
        assertThat(demands.missingFrom(
                        offered.with("ENV", "dev").with("maven", "").with("node", "24")))
                .isEmpty();
    }

    // What follows goes wrong in the matcher of KEDA's azure-pipelines scaler, as its users know.

    @Test
    void a_job_without_demands_is_satisfied_by_an_agent_with_any_capabilities_or_none() {
        assertThat(Demands.none().satisfiedBy(Capabilities.none())).isTrue();
        assertThat(Demands.none().satisfiedBy(Capabilities.none().with("docker", "")))
                .isTrue();
    }

    @Test
    void blanks_around_a_demand_do_not_hide_the_capability() {
        var demands = Demands.parse(List.of("java", " maven"));

        assertThat(demands.satisfiedBy(Capabilities.none().with("java", "").with("maven", "")))
                .isTrue();
    }

    @Test
    void a_repeated_demand_does_not_make_up_for_a_missing_one() {
        var offered = Capabilities.none().with("java", "").with("JAVA", "");

        assertThat(Demands.parse(List.of("java", "docker")).satisfiedBy(offered))
                .isFalse();
        assertThat(Demands.parse(List.of("java", "java")).satisfiedBy(offered)).isTrue();
    }

    @Test
    void a_capability_with_a_value_satisfies_the_bare_name_too() {
        var offered = Capabilities.none().with("Env", "dev");

        assertThat(Demands.parse(List.of("Env")).satisfiedBy(offered)).isTrue();
        assertThat(Demands.parse(List.of("Env -equals dev")).satisfiedBy(offered))
                .isTrue();
    }

    @Test
    void a_capability_without_the_value_does_not_satisfy_equals() {
        assertThat(Demands.parse(List.of("Env -equals dev"))
                        .satisfiedBy(Capabilities.none().with("Env", "")))
                .isFalse();
    }

    @Test
    void the_version_the_service_adds_is_compared_not_ignored() {
        var demands = Demands.parse(List.of("java", "Agent.Version -gtVersion 3.218.0"));
        var offered = Capabilities.none().with("java", "25");

        assertThat(demands.satisfiedBy(offered.with("Agent.Version", "4.255.0")))
                .isTrue();
        assertThat(demands.missingFrom(offered.with("Agent.Version", "3.1.0")))
                .extracting(Demand::text)
                .containsExactly("Agent.Version -gtVersion 3.218.0");
    }

    @Test
    void a_value_may_hold_commas() {
        assertThat(Demands.parse(List.of("Regions -equals eu,us"))
                        .satisfiedBy(Capabilities.none().with("Regions", "eu,us")))
                .isTrue();
    }

    @Test
    void demands_that_a_task_added_must_be_met_and_further_capabilities_do_not_hurt() {
        var demands = Demands.parse(List.of("java", "npm"));

        assertThat(demands.satisfiedBy(Capabilities.none().with("java", ""))).isFalse();
        assertThat(demands.satisfiedBy(
                        Capabilities.none().with("java", "").with("npm", "").with("docker", "")))
                .isTrue();
    }

    @Test
    void names_and_values_ignore_case() {
        assertThat(Demands.parse(List.of("JAVA", "env -equals DEV"))
                        .satisfiedBy(Capabilities.none().with("java", "25").with("Env", "dev")))
                .isTrue();
    }
}
