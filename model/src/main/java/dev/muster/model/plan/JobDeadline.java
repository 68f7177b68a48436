package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a job, off unless the spec sets it: the one reason for which an agent with a job is stopped by us. What
 * becomes of the job is then for ADO to tell.
 *
 * @param at when the job has run for as long as it may
 * @param allowed how long that is
 */
record JobDeadline(Instant at, Duration allowed) {

    /** The deadline of the job that this agent runs by the newest job list; null if it runs none, or may run for ever. */
    static @Nullable JobDeadline of(Agent agent, @Nullable JobRequest held, @Nullable Duration allowed) {
        if (allowed == null || held == null || held.state() != JobRequest.State.RUNNING) {
            return null;
        }
        boolean given = agent.phase() == Phase.BUSY || agent.phase() == Phase.STOPPING;
        if (!given || !held.id().equals(agent.served())) {
            return null;
        }
        Instant begun = held.receiveTime() != null
                ? held.receiveTime()
                : agent.timeline().at(Phase.BUSY).orElse(null);
        return begun == null ? null : new JobDeadline(begun.plus(allowed), allowed);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(at);
    }

    String why() {
        return "its job ran for longer than " + AgentCare.text(allowed) + " (timeouts.job)";
    }
}
