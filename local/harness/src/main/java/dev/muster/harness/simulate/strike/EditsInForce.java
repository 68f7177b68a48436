package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Notices when people's edits take effect, which is when something is planned by them. */
public final class EditsInForce implements Invariant {
    private final Faults faults;
    private final List<Expected> expected = new ArrayList<>();

    public EditsInForce(Faults faults) {
        this.faults = faults;
    }

    /** An edit was made, to be known by what it did to the pool's spec. */
    void expect(FaultKind kind, PoolName pool, Predicate<PoolSpec> inForce) {
        expected.add(new Expected(kind, pool, inForce));
    }

    @Override
    public void planned(Planning planning) {
        PoolSpec spec = planning.snapshot().spec();
        List<Expected> seen = expected.stream()
                .filter(edit -> edit.pool.equals(planning.snapshot().pool()) && edit.inForce.test(spec))
                .toList();
        seen.forEach(edit -> faults.tookEffect(edit.kind));
        expected.removeAll(seen);
    }

    private record Expected(FaultKind kind, PoolName pool, Predicate<PoolSpec> inForce) {}
}
