package dev.muster.harness.simulate;

import dev.muster.harness.simulate.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a failing run's faults what it does not need to fail (delta debugging, after Zeller). */
final class Shrinking {
    private final Predicate<List<Fault>> fails;
    private int triesLeft;

    /**
     * @param fails whether a run with these faults fails in the same way
     * @param mostTries how often it may be asked
     */
    Shrinking(Predicate<List<Fault>> fails, int mostTries) {
        this.fails = fails;
        this.triesLeft = mostTries;
    }

    /** A part of the faults that still fails and, unless the tries ran out, does not with any one of them less. */
    List<Fault> shrink(List<Fault> faults) {
        List<Fault> rest = List.copyOf(faults);
        if (stillFails(List.of())) {
            return List.of();
        }
        int parts = 2;
        while (rest.size() >= 2 && triesLeft > 0) {
            List<Fault> smaller = smaller(rest, parts);
            if (smaller.size() < rest.size()) {
                rest = smaller;
                parts = Math.max(parts - 1, 2);
            } else if (parts < rest.size()) {
                parts = Math.min(rest.size(), parts * 2);
            } else {
                break;
            }
        }
        return rest;
    }

    private List<Fault> smaller(List<Fault> faults, int parts) {
        int size = (faults.size() + parts - 1) / parts;
        for (int from = 0; from < faults.size(); from += size) {
            List<Fault> without = new ArrayList<>(faults);
            without.subList(from, Math.min(faults.size(), from + size)).clear();
            if (stillFails(without)) {
                return without;
            }
        }
        return faults;
    }

    private boolean stillFails(List<Fault> faults) {
        return triesLeft-- > 0 && fails.test(faults);
    }
}
