package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.text;
import static dev.muster.model.pool.SpecTree.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {
    @Test
    void the_order_of_fields_does_not_count() {
        assertThat(mapping().with("a", 1).with("b", "x").contentHash())
                .isEqualTo(mapping().with("b", "x").with("a", 1).contentHash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void the_spelling_of_a_number_does_not_count() {
        assertThat(decimal("100").contentHash())
                .isEqualTo(decimal("1E+2").contentHash())
                .isEqualTo(decimal("100.00").contentHash());
        assertThat(decimal("0.000").contentHash()).isEqualTo(decimal("0").contentHash());
    }

    @Test
    void trees_that_differ_have_different_hashes() {
        var different = List.of(
                mapping(),
                sequence(),
                text(""),
                text("1"),
                decimal("1"),
                SpecTree.flag(true),
                SpecTree.flag(false),
                SpecTree.nothing(),
                texts("a", "b"),
                texts("b", "a"),
                texts("ab"),
                texts("at1:b"),
                sequence(texts("a"), text("b")),
                sequence(texts("a", "b")),
                mapping().with("a", "b"),
                mapping().with("a", mapping().with("b", "")));

        assertThat(different.stream().map(SpecTree::contentHash)).doesNotHaveDuplicates();
    }

    @Test
    void an_absurd_number_is_hashed_too() {
        assertThat(decimal("100E+2147483647").contentHash()).hasSize(64);
    }

    @Test
    void an_edit_of_a_spec_changes_its_hash() {
        assertThat(TreeEdit.put(Specs.full(), "limits.maxAgents", SpecTree.number(499))
                        .contentHash())
                .isNotEqualTo(Specs.full().contentHash());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("launchRelevant")
    void a_template_has_a_new_fingerprint_when_an_agent_would_get_something_else(String field, SpecTree value) {
        assertThat(fingerprint(Specs.fullTemplate("one").with(field, value)))
                .isNotEqualTo(fingerprint(Specs.fullTemplate("one")));
    }

    static Stream<Arguments> launchRelevant() {
        return Stream.of(
                arguments("name", text("two")),
                arguments("image", text("other:1")),
                arguments("cpu", SpecTree.number(2048)),
                arguments("memory", SpecTree.number(8192)),
                arguments("architecture", text("X86_64")),
                arguments("capabilities", mapping().with("java", "26")),
                arguments("capacity", texts("FARGATE")),
                arguments("environment", mapping()),
                arguments("secrets", mapping()),
                arguments("taskRole", text("other")),
                arguments("executionRole", text("other")));
    }

    @Test
    void a_template_keeps_its_fingerprint_when_only_the_choice_among_templates_changes() {
        var template = Specs.fullTemplate("one");

        assertThat(fingerprint(template.with("weight", 7).without("agentVersion")))
                .isEqualTo(fingerprint(template))
                .matches("[0-9a-f]{64}");
    }

    private static String fingerprint(SpecTree.Mapping template) {
        return SpecReaderTest.valid(Specs.minimal().with("templates", sequence(template)))
                .templates()
                .getFirst()
                .fingerprint();
    }

    private static SpecTree decimal(String number) {
        return new SpecTree.Decimal(new BigDecimal(number));
    }
}
