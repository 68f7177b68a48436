package dev.muster.statestore;

import dev.muster.model.agent.AgentId;
import java.util.List;

/** How a conditional write ended. All of its items were written, or none. */
public sealed interface WriteResult {
    /** Durable. */
    record Written() implements WriteResult {}

    /** Nothing written: the pool has another owner or epoch. */
    record Fenced() implements WriteResult {}

    /** Nothing written: these records are not as the writer believed (they exist already, or changed); read them again. */
    record Conflict(List<AgentId> agents) implements WriteResult {
        public Conflict {
            agents = List.copyOf(agents);
        }
    }

    /** Nothing written: the store is throttling or busy with another transaction on the same items; try again. */
    record Busy(String message) implements WriteResult {}

    /** No answer: written or not, only a read can tell. */
    record Unknown(String message) implements WriteResult {}
}
