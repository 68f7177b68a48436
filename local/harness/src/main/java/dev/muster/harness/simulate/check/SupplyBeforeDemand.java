package dev.muster.harness.simulate.check;

import dev.muster.model.plan.Snapshot;
import java.time.Instant;

/** S19: a plan that launches rests on a young job list, and on agents read before it. */
public final class SupplyBeforeDemand implements Invariant {
    private final Violations violations;

    public SupplyBeforeDemand(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        if (planning.plan().launches().isEmpty()) {
            return;
        }
        Snapshot snapshot = planning.snapshot();
        Instant demand = snapshot.jobs().readBegan();
        if (snapshot.registrations().readBegan().isAfter(demand)) {
            violations.broken("S19", "launches on agents read after the job list of " + demand);
        }
        if (snapshot.now().isAfter(demand.plus(snapshot.settings().demandMaxAge()))) {
            violations.broken("S19", "launches at " + snapshot.now() + " on the job list of " + demand);
        }
    }
}
