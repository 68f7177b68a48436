package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;

/** Whether the agents that ADO reserves requests for can still serve them. */
final class Reservations {
    private final Snapshot snapshot;
    private final Picture picture;

    Reservations(Snapshot snapshot, Picture picture) {
        this.snapshot = snapshot;
        this.picture = picture;
    }

    /** Whether ADO holds the request for an agent that can never pick it up. */
    boolean isStranded(JobRequest job) {
        String holder = job.reservedAgent();
        if (holder == null) {
            return false;
        }
        Known known = picture.agent(holder);
        return known == null ? !picture.isUnexplained(holder) : hasEnded(known);
    }

    /** Whether a request that waits was given to this agent before, and the agent ended with it. */
    boolean endedWithIt(Known given) {
        return hasEnded(given)
                && given.stopLearned() != null
                && snapshot.jobs().readBegan().isAfter(given.stopLearned());
    }

    private static boolean hasEnded(Known known) {
        return known.agent().taskStopped()
                || (known.agent().task() == null && known.agent().phase().isEnding());
    }
}
