package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** S7: a record moves along the transition table only, what is final stays, and its revision never goes back. */
public final class LegalLives implements Invariant {
    private final Violations violations;

    public LegalLives(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        boolean begins = before == null || (before.phase() == Phase.GONE && after.phase() != Phase.GONE);
        if (after.isAdopted() && begins) {
            adopted(before, after);
            return;
        }
        if (before == null) {
            if (after.phase() != Phase.CLAIMED || after.revision() != 1) {
                broken(after, "begins as " + after.phase() + " with revision " + after.revision());
            }
            return;
        }
        if (before.phase() != after.phase() && !reachable(before.phase()).contains(after.phase())) {
            broken(after, "goes from " + before.phase() + " to " + after.phase());
        }
        if (after.revision() < before.revision() || after.revision() > before.revision() + 1) {
            broken(after, "goes from revision " + before.revision() + " to " + after.revision());
        }
        if (before.retiring() && !after.retiring()) {
            broken(after, "is retiring no longer");
        }
        if (before.served() != null && !before.served().equals(after.served())) {
            broken(after, "served " + before.served() + " and then " + after.served());
        }
    }

    /** What has no record, or was taken for GONE, begins to end; it is the one way on from GONE. */
    private void adopted(@Nullable Agent before, Agent after) {
        long last = before == null ? 0 : before.revision();
        boolean begins = after.phase() == Phase.LAUNCHED || after.phase() == Phase.REGISTERED;
        if (!begins || !after.retiring() || after.revision() != last + 1) {
            broken(after, "is adopted as " + after.phase() + " with revision " + after.revision() + " after " + last);
        }
        if (before != null && before.served() != null && !before.served().equals(after.served())) {
            broken(after, "served " + before.served() + " and then " + after.served());
        }
    }

    private void broken(Agent agent, String what) {
        violations.broken("S7", agent.id() + " " + what);
    }

    /** One write may carry several steps. */
    private static Set<Phase> reachable(Phase from) {
        Set<Phase> found = EnumSet.noneOf(Phase.class);
        Deque<Phase> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            Phase phase = open.remove();
            for (Phase next : Phase.values()) {
                if (phase.canBecome(next) && found.add(next)) {
                    open.add(next);
                }
            }
        }
        return found;
    }
}
