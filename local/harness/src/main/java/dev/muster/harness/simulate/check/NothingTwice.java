package dev.muster.harness.simulate.check;

import dev.muster.model.plan.Action;
import dev.muster.model.plan.Plan;
import java.util.List;

/** S15: once a plan's actions are done and seen, planning again asks for none of them again and launches nothing. */
public final class NothingTwice implements Invariant {
    private final Violations violations;

    public NothingTwice(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        Plan plan = planning.plan();
        if (plan.actions().isEmpty()) {
            return;
        }
        Plan next = planning.of(PlanApplied.to(planning.snapshot(), plan));
        List<Action> again =
                next.actions().stream().filter(plan.actions()::contains).toList();
        if (!again.isEmpty()) {
            violations.broken("S15", "asked for again after it was done: " + again);
        }
        boolean fullLoop = plan.launches().size() >= planning.snapshot().spec().limits().launchesPerLoop();
        if (!next.launches().isEmpty() && !fullLoop) {
            violations.broken("S15", "launches " + next.launches() + " after " + plan.launches() + " were launched");
        }
    }
}
