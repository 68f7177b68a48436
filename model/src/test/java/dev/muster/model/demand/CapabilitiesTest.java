package dev.muster.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    @Test
    void names_ignore_case_and_values_do_not() {
        var capabilities = Capabilities.none().with("Agent.OS", "Linux");

        assertThat(capabilities.get("agent.os")).contains("Linux");
        assertThat(capabilities.has("AGENT.OS")).isTrue();
        assertThat(capabilities)
                .isEqualTo(Capabilities.none().with("AGENT.os", "Linux"))
                .hasSameHashCodeAs(Capabilities.none().with("AGENT.os", "Linux"))
                .isNotEqualTo(Capabilities.none().with("Agent.OS", "LINUX"));
    }

    @Test
    void the_others_win_where_both_have_a_name() {
        var declared = Capabilities.none().with("java", "21").with("maven", "3");
        var learned = Capabilities.none().with("JAVA", "25").with("node", "24");

        assertThat(declared.with(learned))
                .isEqualTo(Capabilities.none()
                        .with("java", "25")
                        .with("maven", "3")
                        .with("node", "24"));
        assertThat(declared.with(learned).size()).isEqualTo(3);
        assertThat(declared.get("java")).contains("21");
    }

    @Test
    void they_are_walked_by_name_without_regard_to_case() {
        var capabilities =
                Capabilities.none().with("b", "").with("C", "").with("a", "").with("B", "1");

        assertThat(capabilities.asMap().keySet()).containsExactly("a", "b", "C");
        assertThat(capabilities).hasToString("{a=, b=1, C=}");
    }

    @Test
    void what_is_handed_out_cannot_be_changed() {
        assertThatThrownBy(() -> Capabilities.none().asMap().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
