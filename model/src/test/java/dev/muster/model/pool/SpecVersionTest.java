package dev.muster.model.pool;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.number;
import static dev.muster.model.pool.SpecTree.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecVersionTest {
    private static final SpecTree.Mapping SPEC = Specs.minimal();

    @Test
    void a_spec_without_a_version_is_one_of_version_1() {
        assertThat(SpecReader.read(SPEC.with("schemaVersion", 1))).isEqualTo(SpecReader.read(SPEC));
    }

    @Test
    void of_a_newer_version_nothing_else_is_judged() {
        SpecTree newer = SPEC.without("cluster").with("schemaVersion", 2).with("whatever", "else");
        List<String> complaint =
                List.of("spec.schemaVersion: is 2, which a newer release of Muster reads; this one reads 1 at most");

        assertThat(mistakes(SpecReader.read(newer))).isEqualTo(complaint);
        assertThat(mistakes(SpecReader.readKept(newer))).isEqualTo(complaint);
    }

    @Test
    void what_is_no_version_is_a_mistake_like_any_other() {
        assertThat(mistakes(SpecReader.read(SPEC.with("schemaVersion", "1"))))
                .containsExactly("spec.schemaVersion: must be a whole number from 1 to 1, was text; "
                        + "write the number without quotes (DynamoDB type N)");
        assertThat(mistakes(SpecReader.read(SPEC.with("schemaVersion", 0)))).hasSize(1);
        assertThat(mistakes(SpecReader.read(SPEC.with("schemaVersion", SpecTree.nothing()))))
                .hasSize(1);
    }

    @Test
    void whoever_writes_a_spec_names_the_version_unless_its_author_did() {
        assertThat(SpecVersion.stamped(SPEC).contentHash())
                .isEqualTo(SPEC.with("schemaVersion", 1).contentHash());
        assertThat(((SpecTree.Mapping) SpecVersion.stamped(SPEC))
                        .fields()
                        .firstEntry()
                        .getValue())
                .as("people see it first")
                .isEqualTo(number(1));
        assertThat(SpecVersion.stamped(SPEC.with("schemaVersion", 2))).isEqualTo(SPEC.with("schemaVersion", 2));
        assertThat(SpecVersion.stamped(text("no spec"))).isEqualTo(text("no spec"));
    }

    @Test
    void fields_of_a_later_release_are_unwise_in_what_was_kept_and_all_else_stays_wrong() {
        SpecTree later = SPEC.with("later", true)
                .with("limits", mapping().with("maxAgents", 20).with("later", 1));

        assertThat(SpecReader.read(later)).isInstanceOf(SpecReading.Invalid.class);
        assertThat(SpecReader.readKept(later)).isInstanceOfSatisfying(SpecReading.Valid.class, read -> {
            assertThat(read.spec()).isEqualTo(((SpecReading.Valid) SpecReader.read(SPEC)).spec());
            assertThat(read.warnings().stream().map(SpecProblem::path).map(SpecPath::toString))
                    .containsExactly("spec.limits.later", "spec.later");
        });
        assertThat(mistakes(SpecReader.readKept(((SpecTree.Mapping) later).with("cluster", 7))))
                .singleElement()
                .asString()
                .startsWith("spec.cluster: ");
    }

    private static List<String> mistakes(SpecReading reading) {
        return reading instanceof SpecReading.Invalid(var problems)
                ? problems.stream().map(SpecProblem::toString).toList()
                : List.of();
    }
}
