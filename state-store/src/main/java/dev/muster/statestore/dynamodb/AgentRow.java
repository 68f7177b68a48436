package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.agent.Timeline;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.CapacityOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent's item.
 *
 * @param agent as stored; its phase is the owner's
 * @param keyAt when its key was first recorded; null before
 */
record AgentRow(PoolUid pool, Agent agent, @Nullable Instant keyAt) {
    /** How long people can look back at an agent that is GONE. */
    private static final Duration KEPT_WHEN_GONE = Duration.ofDays(7);

    StateKey key() {
        return StateKey.agent(pool, agent.id());
    }

    /** The agent as a reader finds it: a recorded key is the proof that it got as far as REGISTERING. */
    Agent read() {
        return keyAt == null ? agent : agent.advancedTo(Phase.REGISTERING, keyAt);
    }

    @Nullable
    String capacity() {
        return agent.capacity() == null ? null : agent.capacity().provider();
    }

    @Nullable
    Long served() {
        return agent.served() == null ? null : agent.served().value();
    }

    @Nullable
    String servedKey() {
        return agent.served() == null ? null : StateKey.served(pool, agent.served());
    }

    @Nullable
    Long taskVersion() {
        return agent.task() == null ? null : agent.task().version();
    }

    /** Epoch seconds; null while it lives. */
    @Nullable
    Long expiresAt() {
        return agent.timeline()
                .at(Phase.GONE)
                .map(gone -> gone.plus(KEPT_WHEN_GONE).getEpochSecond())
                .orElse(null);
    }

    /** Collects the attributes of an item; some may be missing, for an item may hold anything. */
    static final class Draft extends KeyDraft {
        @Nullable
        String template;

        @Nullable
        String templateFingerprint;

        @Nullable
        String cluster;

        @Nullable
        String capacity;

        @Nullable
        Phase phase;

        @Nullable
        String reason;

        @Nullable
        Boolean retiring;

        @Nullable
        Timeline timeline;

        @Nullable
        TaskSeen task;

        @Nullable
        String keyFingerprint;

        @Nullable
        Instant keyAt;

        @Nullable
        Integer registrationId;

        @Nullable
        Long served;

        @Nullable
        Long epoch;

        @Nullable
        Long revision;

        /** @throws IllegalArgumentException if what every agent has is missing */
        AgentRow finish() {
            return new AgentRow(pool(), agent(), keyAt);
        }

        private PoolUid pool() {
            return new PoolUid(StateKey.poolOf(key().pk()));
        }

        private Agent agent() {
            return new Agent(
                    id(),
                    present("template", template),
                    present("templateFingerprint", templateFingerprint),
                    present("cluster", cluster),
                    capacity == null ? null : new CapacityOption(capacity),
                    present("phase", phase),
                    reason,
                    present("retiring", retiring),
                    present("timeline", timeline),
                    task,
                    keyFingerprint,
                    registrationId,
                    served == null ? null : new RequestId(served),
                    present("epoch", epoch),
                    present("revision", revision));
        }

        private AgentId id() {
            String name = key().sk().substring(StateKey.AGENT.length());
            return AgentId.parse(name)
                    .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not an agent's id"));
        }

        private static <R> R present(String name, @Nullable R value) {
            if (value == null) {
                throw new IllegalArgumentException("the attribute " + name + " is missing");
            }
            return value;
        }
    }
}
