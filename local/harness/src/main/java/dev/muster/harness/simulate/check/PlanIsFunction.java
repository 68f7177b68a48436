package dev.muster.harness.simulate.check;

import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Snapshot;
import dev.muster.simulator.world.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * S14: the same snapshot gives an equal plan, and so does one whose lists are in another order. Of some decisions in a
 * row one is tried: how many is drawn once for the run, and which one in each row, for trying one costs two plans more.
 */
public final class PlanIsFunction implements Invariant {
    private static final int LONGEST_ROW = 12;

    private final Violations violations;
    private final RandomStream chance;
    private final int row;
    private int untilTried;

    private PlanIsFunction(Violations violations, RandomStream chance, int row) {
        this.violations = violations;
        this.chance = chance;
        this.row = row;
        this.untilTried = chance.nextInt(row);
    }

    /** Tries some decisions of a run, that is, one in so many as the run draws. */
    public static PlanIsFunction ofSome(Violations violations, RandomStream chance) {
        return new PlanIsFunction(violations, chance, 4 + chance.nextInt(LONGEST_ROW - 3));
    }

    /** Tries every decision. */
    public static PlanIsFunction ofEach(Violations violations, RandomStream chance) {
        return new PlanIsFunction(violations, chance, 1);
    }

    @Override
    public void planned(Planning planning) {
        if (untilTried-- > 0) {
            return;
        }
        untilTried = chance.nextInt(2 * row - 1);
        Snapshot snapshot = planning.snapshot();
        if (!planning.of(snapshot).equals(planning.plan())) {
            violations.broken("S14", "the same snapshot gave two plans: " + snapshot);
        }
        if (!planning.of(shuffled(snapshot)).equals(planning.plan())) {
            violations.broken("S14", "the plan depends on the order in which things were seen: " + snapshot);
        }
    }

    private Snapshot shuffled(Snapshot snapshot) {
        return snapshot.withJobs(new Seen<>(
                        shuffled(snapshot.jobs().value()), snapshot.jobs().readBegan()))
                .withRegistrations(new Seen<>(
                        shuffled(snapshot.registrations().value()),
                        snapshot.registrations().readBegan()))
                .withAgents(shuffled(snapshot.agents()))
                .withStrayTasks(shuffled(snapshot.strayTasks()))
                .withHolds(shuffled(snapshot.holds()))
                .withLessons(shuffled(snapshot.lessons()));
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> rest = new ArrayList<>(list);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(chance.nextInt(rest.size())));
        }
        return shuffled;
    }
}
