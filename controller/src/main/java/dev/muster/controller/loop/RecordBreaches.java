package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Holds a record as the store shows it against what this replica knows to have been stored before: S7. */
final class RecordBreaches {
    private RecordBreaches() {}

    /**
     * @param before the record as remembered
     * @param durable the phase that the store is known to have held
     * @param now the record as read; empty if it is not there any more
     */
    static List<Breach> of(Agent before, Phase durable, Optional<Agent> now) {
        List<Breach> breaches = new ArrayList<>();
        if (now.isEmpty()) {
            breaches.add(broken(before, "vanished while it was " + durable));
            return breaches;
        }
        Agent read = now.get();
        if (read.revision() < before.revision()) {
            breaches.add(broken(before, "fell from revision " + before.revision() + " to " + read.revision()));
        }
        if (read.phase() != durable && !reachable(durable).contains(read.phase())) {
            breaches.add(broken(before, "went from " + durable + " to " + read.phase()));
        }
        return breaches;
    }

    private static Breach broken(Agent agent, String how) {
        return new Breach(LiveInvariant.S7, "the record of agent " + agent.id() + " " + how);
    }

    /** Others may have written several steps since. */
    private static EnumSet<Phase> reachable(Phase from) {
        EnumSet<Phase> reached = EnumSet.noneOf(Phase.class);
        List<Phase> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Phase phase = open.removeLast();
            for (Phase next : Phase.values()) {
                if (phase.canBecome(next) && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
