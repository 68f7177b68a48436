package dev.muster.harness.simulate.check;

import dev.muster.controller.snapshot.SnapshotDump;
import dev.muster.controller.snapshot.SnapshotJson;

/**
 * S14, through a file: what a dump holds, without all that is not shown in one, is decided as it was. Every hundredth
 * decision is tried, for a dump costs far more than a plan.
 */
public final class DumpKeepsDecision implements Invariant {
    private static final int EVERY = 100;

    private final Violations violations;
    private int decisions;

    public DumpKeepsDecision(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        if (++decisions % EVERY != 0) {
            return;
        }
        SnapshotDump dump = SnapshotJson.read(SnapshotJson.write("simulated", planning.snapshot(), planning.plan()));
        if (!SnapshotJson.tree(planning.of(dump.snapshot())).equals(dump.plan())) {
            violations.broken("S14", "a dumped decision is decided otherwise: " + planning.snapshot());
        }
    }
}
