package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.SpecPath;
import dev.muster.model.pool.SpecProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecFindingsTest {
    @Test
    void what_is_unwise_shows_in_a_condition_that_holds() {
        SpecProblem moving = new SpecProblem(SpecPath.root().field("templates").element(0), "has the tag latest");

        assertThat(SpecFindings.valid(List.of(moving)))
                .isEqualTo(new Finding(
                        Condition.Type.SpecValid,
                        Condition.Status.True,
                        "Unwise",
                        "spec.templates[0]: has the tag latest"));
    }

    @Test
    void nothing_is_said_of_a_spec_without_fault() {
        assertThat(SpecFindings.valid(List.of())).isEqualTo(Finding.good(Condition.Type.SpecValid));
    }
}
