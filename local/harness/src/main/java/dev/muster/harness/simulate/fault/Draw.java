package dev.muster.harness.simulate.fault;

import dev.muster.simulator.world.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How faults of one kind are drawn.
 *
 * @param share of the runs that hold any, 0.0 to 1.0
 * @param most at most so many in one run
 * @param calls calls at which they strike; empty if they strike elsewhere
 * @param place where else
 * @param first the earliest visit there
 * @param last about the last visit there
 * @param least amount
 * @param greatest amount
 * @param lasting whether the amount is for how many visits of the place it goes on
 */
record Draw(
        double share,
        int most,
        List<CallKind> calls,
        String place,
        int first,
        int last,
        int least,
        int greatest,
        boolean lasting) {
    private static final double FIRST_CONTROLLER = 0.7;

    static Draw in(double share) {
        return new Draw(share, 1, List.of(), Place.RUN, 1, 1, 0, 0, false);
    }

    Draw upTo(int times) {
        return new Draw(share, times, calls, place, first, last, least, greatest, lasting);
    }

    Draw at(CallKind... kinds) {
        return new Draw(share, most, List.copyOf(Arrays.asList(kinds)), place, first, last, least, greatest, lasting);
    }

    Draw at(String where, int usualVisits) {
        return new Draw(share, most, calls, where, 1, usualVisits, least, greatest, lasting);
    }

    Draw atClock(int earliest, int latest) {
        return new Draw(share, most, calls, Place.CLOCK, earliest, latest, least, greatest, lasting);
    }

    Draw amount(int from, int to) {
        return new Draw(share, most, calls, place, first, last, from, to, lasting);
    }

    /** For so many visits of the place, from the first on. */
    Draw forCalls(int from, int to) {
        return new Draw(share, most, calls, place, first, last, from, to, true);
    }

    /** The faults of that kind in one run; always the same number of draws for the same outcome. */
    List<Fault> faults(FaultKind kind, RandomStream chance) {
        List<Fault> faults = new ArrayList<>();
        if (!chance.chance(share)) {
            return faults;
        }
        int times = 1 + chance.nextInt(most);
        for (int i = 0; i < times; i++) {
            faults.add(one(kind, chance));
        }
        return faults;
    }

    private Fault one(FaultKind kind, RandomStream chance) {
        int amount = least + chance.nextInt(greatest - least + 1);
        if (calls.isEmpty()) {
            return new Fault(place, first + chance.nextInt(last - first + 1), kind, amount);
        }
        CallKind call = chance.pick(calls);
        String controller = chance.chance(FIRST_CONTROLLER) ? "a" : "b";
        return new Fault(Place.call(controller, call), 1 + chance.nextInt(call.usual()), kind, amount);
    }
}
