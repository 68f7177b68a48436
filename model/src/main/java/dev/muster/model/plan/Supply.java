package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agent that can take one job: ours from its claim on, or somebody else's that is online and free.
 *
 * @param name the agent's name in ADO
 * @param capabilities what it offers, or can be expected to offer
 * @param launchedFor the request it was launched for; empty for others' agents and standby
 * @param agent what we know of it if it is ours; null if it is not
 * @param phantom whether it can take none any more, but may have taken a job that the job list still shows as waiting
 */
public record Supply(
        String name,
        Capabilities capabilities,
        Optional<RequestId> launchedFor,
        @Nullable Known agent,
        boolean phantom) {

    /**
     * Whether an agent can take no job, now or ever: it has or had one, is disabled or being ended, was online and is
     * not any more, or lost its registration.
     *
     * @param registration the newest reading of it; null if that lacks it, or is not known
     * @param registrationGone whether it is certain that it is there no more
     */
    public static boolean isSpent(Agent agent, @Nullable RegistrationSeen registration, boolean registrationGone) {
        if (!agent.phase().isBeforeJob() || agent.retiring() || agent.served() != null) {
            return true;
        }
        if (agent.task() != null && agent.task().isEnding()) {
            return true;
        }
        if (registration == null) {
            return registrationGone;
        }
        boolean wentOffline = agent.phase() == Phase.ONLINE && !registration.online();
        return !registration.enabled() || wentOffline;
    }

    /**
     * Whether a spent agent still has to be counted: what it took may be in a job list that was read before we learned
     * that it is spent.
     */
    static boolean isPhantom(Known known, Instant jobsReadBegan) {
        return known.spentLearned() != null && known.spentLearned().isAfter(jobsReadBegan);
    }
}
