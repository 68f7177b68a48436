package dev.muster.statestore.memory;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent's row: the owner's part and the observations, which neither overwrites.
 *
 * @param agent as last written; its phase is the owner's
 * @param keyAt when its key was first recorded; null before
 */
record StoredAgent(Agent agent, @Nullable Instant keyAt) {
    /** The agent as a reader finds it: a recorded key is the proof that it got as far as REGISTERING. */
    Agent read() {
        return keyAt == null ? agent : agent.advancedTo(Phase.REGISTERING, keyAt);
    }

    /** This row with the owner's part of {@code intended}. */
    StoredAgent intended(Agent intended, long epoch) {
        return new StoredAgent(
                new Agent(
                        agent.id(),
                        agent.template(),
                        agent.templateFingerprint(),
                        agent.cluster(),
                        agent.capacity(),
                        intended.phase(),
                        intended.reason(),
                        intended.retiring(),
                        intended.timeline(),
                        agent.task(),
                        agent.keyFingerprint(),
                        intended.registrationId(),
                        intended.served(),
                        epoch,
                        agent.revision() + 1),
                keyAt);
    }

    boolean takesKey(String fingerprint) {
        String known = agent.keyFingerprint();
        return agent.phase().isBeforeJob() && !agent.retiring() && (known == null || known.equals(fingerprint));
    }

    StoredAgent withKey(String fingerprint, Instant at) {
        return new StoredAgent(agent.withKey(fingerprint), keyAt == null ? at : keyAt);
    }
}
