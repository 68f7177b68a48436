package dev.muster.harness.simulate.interleave;

import dev.muster.harness.simulate.choice.Choice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who of the workers is next, and what time it is: time passes only when nobody can go on. */
final class TurnOrder {
    private final Choice choice;
    private final Instant end;
    private final List<Turn> workers = new ArrayList<>();
    private int preemptionsLeft;
    private Instant now;
    private boolean stopping;

    /**
     * @param preemptions how often the turn may be taken from a worker that could go on
     * @param end when those who still wait are interrupted
     */
    TurnOrder(Choice choice, int preemptions, Instant start, Instant end) {
        this.choice = choice;
        this.preemptionsLeft = preemptions;
        this.now = start;
        this.end = end;
    }

    void add(Turn worker) {
        workers.add(worker);
    }

    Instant now() {
        return now;
    }

    /** Whether the time is over, so that those who wait are being interrupted. */
    boolean isStopping() {
        return stopping;
    }

    /**
     * Who goes on after {@code from}; null once all have ended.
     *
     * @throws IllegalStateException if those who are left wait for each other
     */
    @Nullable
    Turn next(@Nullable Turn from) {
        while (true) {
            List<Turn> ready = ready(from);
            if (!ready.isEmpty()) {
                return pick(from, ready);
            }
            if (anyLeft() == null) {
                return null;
            }
            letTimePass();
        }
    }

    /** One that has not ended, in whatever state; null if all have. */
    @Nullable
    Turn anyLeft() {
        return workers.stream().filter(worker -> !worker.hasEnded()).findFirst().orElse(null);
    }

    /** Those who can go on, the one that has the turn first. */
    private List<Turn> ready(@Nullable Turn from) {
        List<Turn> ready = new ArrayList<>();
        for (Turn worker : workers) {
            if (worker.canGoOn(now) || (stopping && worker.isInterruptible())) {
                ready.add(worker == from ? 0 : ready.size(), worker);
            }
        }
        return ready;
    }

    /** Once the run stops, the order in which it does is of no interest. */
    private Turn pick(@Nullable Turn from, List<Turn> ready) {
        boolean couldGoOn = ready.getFirst() == from;
        if (stopping || ready.size() == 1 || (couldGoOn && preemptionsLeft == 0)) {
            return ready.getFirst();
        }
        Turn picked = ready.get(choice.choose(ready.size()));
        if (couldGoOn && picked != from) {
            preemptionsLeft--;
        }
        return picked;
    }

    private void letTimePass() {
        Instant soonest =
                workers.stream().map(Turn::deadline).min(Instant::compareTo).orElse(Instant.MAX);
        if (!soonest.isAfter(end) && !stopping) {
            now = soonest;
        } else if (!stopping && workers.stream().anyMatch(Turn::isInterruptible)) {
            stopping = true;
        } else {
            throw new IllegalStateException("these wait for each other: "
                    + workers.stream().filter(worker -> !worker.hasEnded()).toList());
        }
    }
}
