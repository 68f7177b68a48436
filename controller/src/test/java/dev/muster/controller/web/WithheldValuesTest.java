package dev.muster.controller.web;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.SpecTree;
import org.junit.jupiter.api.Test;

class WithheldValuesTest {
    private static final SpecTree MARK = mapping().with("withheld", true);

    @Test
    void values_of_variables_are_hidden_in_either_form_and_names_are_not() {
        assertThat(WithheldValues.hide(mapping().with("environment", mapping().with("name", "secret"))))
                .isEqualTo(mapping().with("environment", mapping().with("name", MARK)));
        assertThat(WithheldValues.hide(mapping()
                        .with(
                                "environment",
                                sequence(mapping().with("name", "PROXY").with("value", "secret")))))
                .isEqualTo(mapping()
                        .with(
                                "environment",
                                sequence(mapping().with("name", "PROXY").with("value", MARK))));
    }

    @Test
    void places_of_secrets_are_shown_and_what_may_be_a_secret_is_not() {
        SpecTree spec = mapping()
                .with(
                        "credential",
                        mapping().with("tenantId", "t").with("clientId", "c").with("clientSecret", "hunter2"))
                .with("secrets", mapping().with("A", "arn:aws:x").with("B", "hunter2"));
        assertThat(WithheldValues.hide(spec))
                .isEqualTo(mapping()
                        .with(
                                "credential",
                                mapping()
                                        .with("tenantId", "t")
                                        .with("clientId", "c")
                                        .with("clientSecret", MARK))
                        .with("secrets", mapping().with("A", "arn:aws:x").with("B", MARK)));
    }

    @Test
    void what_is_written_back_as_it_was_shown_stays_as_it_stands() {
        SpecTree spec = mapping()
                .with(
                        "templates",
                        sequence(
                                template("a", "1"),
                                template("b", "2"),
                                mapping().with("odd", true)))
                .with("credential", "hunter2")
                .with("paused", false);
        assertThat(WithheldValues.restore(WithheldValues.hide(spec), spec)).isEqualTo(spec);
    }

    @Test
    void a_template_is_known_by_its_name_wherever_it_stands() {
        SpecTree standing = mapping().with("templates", sequence(template("a", "1"), template("b", "2")));
        SpecTree written = mapping().with("templates", sequence(shown("b"), template("c", "3"), shown("a")));
        assertThat(WithheldValues.restore(written, standing))
                .isEqualTo(mapping()
                        .with("templates", sequence(template("b", "2"), template("c", "3"), template("a", "1"))));
    }

    @Test
    void a_mark_with_nothing_to_stand_for_stays_a_mistake() {
        SpecTree standing = mapping().with("templates", sequence(template("a", "1")));
        SpecTree written = mapping().with("templates", sequence(shown("b")));
        assertThat(WithheldValues.restore(written, standing)).isEqualTo(written);
        assertThat(WithheldValues.restore(MARK, mapping())).isEqualTo(MARK);
        assertThat(WithheldValues.restore(MARK, null)).isEqualTo(MARK);
    }

    private static SpecTree template(String name, String value) {
        return mapping().with("name", name).with("environment", mapping().with("V", value));
    }

    private static SpecTree shown(String name) {
        return mapping().with("name", name).with("environment", mapping().with("V", MARK));
    }
}
