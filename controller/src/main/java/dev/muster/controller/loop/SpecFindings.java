package dev.muster.controller.loop;

import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.SpecProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What the condition SpecValid says of a spec that can be used. */
final class SpecFindings {
    private SpecFindings() {}

    static Finding valid(List<SpecProblem> warnings) {
        return warnings.isEmpty()
                ? Finding.good(Condition.Type.SpecValid)
                : new Finding(
                        Condition.Type.SpecValid,
                        Condition.Status.True,
                        "Unwise",
                        warnings.stream().map(SpecProblem::toString).collect(Collectors.joining("; ")));
    }
}
