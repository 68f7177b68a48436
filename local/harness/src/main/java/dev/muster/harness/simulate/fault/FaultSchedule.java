package dev.muster.harness.simulate.fault;

import dev.muster.simulator.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Everything that will go wrong in one run, drawn before it begins, each kind from a stream of its own. */
public final class FaultSchedule {
    private FaultSchedule() {}

    /** The faults of that seed: the same for ever, and those of one kind whatever the others are. */
    public static List<Fault> draw(long seed, Profile profile) {
        List<Fault> faults = new ArrayList<>();
        for (FaultKind kind : FaultKind.of(profile)) {
            faults.addAll(kind.draw().faults(kind, RandomStream.named(seed, "faults " + kind)));
        }
        return faults;
    }
}
