package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentProgress;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.Stamp;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import java.time.Instant;

/**
 * Puts what was seen of an agent on top of its record as the store holds it. The record says what was decided, and may be
 * older than the last thing seen: news that came while it was written or read must not be lost.
 */
final class Recollection {
    private Recollection() {}

    /**
     * The agent as stored, with everything that was seen of the remembered one.
     *
     * @param now stamps what was seen and has no time of its own
     */
    static Agent onto(Agent stored, Agent remembered, Instant now) {
        Agent agent = stored;
        TaskSeen task = remembered.task();
        if (task != null) {
            agent = AgentProgress.afterTask(agent, task, now);
        }
        String key = remembered.keyFingerprint();
        if (key != null && agent.keyFingerprint() == null) {
            agent = agent.withKey(key);
        }
        Integer registration = remembered.registrationId();
        if (registration != null && agent.registrationId() == null) {
            agent = agent.withRegistration(registration);
        }
        RequestId served = remembered.served();
        if (served != null) {
            agent = agent.withServed(served);
        }
        return withPhasesSeen(agent, remembered);
    }

    private static Agent withPhasesSeen(Agent agent, Agent remembered) {
        Agent further = agent;
        for (Stamp stamp : remembered.timeline().stamps()) {
            if (isSeen(stamp.phase())) {
                further = further.advancedTo(stamp.phase(), stamp.at());
            }
        }
        return further;
    }

    /** The phases after these are decided by the owner and durable before they are remembered. */
    private static boolean isSeen(Phase phase) {
        return phase.compareTo(Phase.FINISHING) <= 0;
    }
}
