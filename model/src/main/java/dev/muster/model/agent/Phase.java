package dev.muster.model.agent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where an agent is in its life. The ordinary way is the order of the constants up to {@link #GONE}; steps may be
 * skipped, because news arrives late, twice or not at all, but never taken back. This table is the only place that says
 * what may follow what.
 */
public enum Phase {
    /** The intention and the frozen request are durable; whether ECS has the task is not known yet. */
    CLAIMED,
    /** ECS accepted the launch. */
    LAUNCHED,
    PROVISIONING,
    PENDING,
    RUNNING,
    /** The container proved who it is; its key's fingerprint is durable. */
    REGISTERING,
    /** ADO has the registration. */
    REGISTERED,
    /** ADO shows a live session: the agent can be given a job. */
    ONLINE,
    /** ADO gave it its one job. */
    BUSY,
    /** Its job has a result. */
    FINISHING,
    /** Its registration is deleted and its task is being stopped. */
    STOPPING,
    /** Ended before it had a job; what is left of it is being cleaned up. */
    FAILED,
    /** Ended with its job unfinished, as ADO tells; what is left of it is being cleaned up. */
    LOST,
    /** A launch given up with unknown outcome: ECS showed no such task when asked. */
    ABANDONED,
    /**
     * Nothing of it is left anywhere. Final: should something of it turn up after all, its record is not taken further but
     * begun again, by adoption.
     */
    GONE;

    private static final Map<Phase, Set<Phase>> NEXT = table();

    /** Whether {@code next} may follow directly; no phase follows itself, and nothing follows {@link #GONE}. */
    public boolean canBecome(Phase next) {
        return NEXT.getOrDefault(this, Collections.emptySet()).contains(next);
    }

    /** Whether ADO never yet gave this agent a job and its end has not begun. */
    public boolean isBeforeJob() {
        return compareTo(BUSY) < 0;
    }

    /** Whether nothing can happen to the agent any more but clean-up. */
    public boolean isEnding() {
        return compareTo(STOPPING) >= 0;
    }

    private static Map<Phase, Set<Phase>> table() {
        Map<Phase, Set<Phase>> next = new EnumMap<>(Phase.class);
        for (Phase phase : EnumSet.range(CLAIMED, ONLINE)) {
            Set<Phase> later = EnumSet.range(phase, STOPPING);
            later.remove(phase);
            later.addAll(EnumSet.of(FAILED, GONE));
            if (phase == CLAIMED) {
                later.add(ABANDONED);
            }
            next.put(phase, later);
        }
        next.put(BUSY, EnumSet.of(FINISHING, STOPPING, LOST, GONE));
        next.put(FINISHING, EnumSet.of(STOPPING, GONE));
        next.put(STOPPING, EnumSet.of(GONE));
        next.put(FAILED, EnumSet.of(GONE));
        next.put(LOST, EnumSet.of(GONE));
        next.put(ABANDONED, EnumSet.of(FAILED, GONE));
        return next;
    }
}
