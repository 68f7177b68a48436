package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of our agents that is not GONE, with what the loop remembers about it. All but {@code agent} may be lost at a
 * restart and is learned again.
 *
 * @param agent the record, advanced by everything seen since it was written
 * @param durable the phase that the store holds; behind {@code agent.phase()} where nothing had to be written yet
 * @param durableRetiring whether the store holds that it is being retired
 * @param spentLearned when we learned that it can take no job (any more); null while it can
 * @param stopLearned when we learned that its task has ended; null before
 * @param cordonLearned when we learned that its registration is disabled; null before
 * @param unneededSince since when no waiting job needs it; null while one does
 * @param notBefore earliest time of the next call about it, after one that failed or had no answer; null if now
 * @param waitedInVain whether it was online, enabled and fit for the request it was launched for, long enough to be
 *     given it, while that request still waited
 * @param registrationMissed since when every reading has lacked the registration it had; null if the last one showed it,
 *     or it has had none
 */
public record Known(
        Agent agent,
        Phase durable,
        boolean durableRetiring,
        @Nullable Instant spentLearned,
        @Nullable Instant stopLearned,
        @Nullable Instant cordonLearned,
        @Nullable Instant unneededSince,
        @Nullable Instant notBefore,
        boolean waitedInVain,
        @Nullable Instant registrationMissed) {

    /** One that did not wait in vain, and whose registration, if it has had one, is there. */
    public Known(
            Agent agent,
            Phase durable,
            boolean durableRetiring,
            @Nullable Instant spentLearned,
            @Nullable Instant stopLearned,
            @Nullable Instant cordonLearned,
            @Nullable Instant unneededSince,
            @Nullable Instant notBefore) {
        this(
                agent,
                durable,
                durableRetiring,
                spentLearned,
                stopLearned,
                cordonLearned,
                unneededSince,
                notBefore,
                false,
                null);
    }

    /**
     * Whether the registration it had is there no more: one reading that lacks it may be older than it, or incomplete.
     *
     * @param readBegan when the newest reading of the registrations began
     * @param evidence how long readings must have lacked it
     */
    boolean registrationGone(Instant readBegan, Duration evidence) {
        return registrationMissed != null && !readBegan.isBefore(registrationMissed.plus(evidence));
    }

    public AgentId id() {
        return agent.id();
    }
}
