package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import java.util.stream.Stream;

/**
 * Numbers for standby agents that never go back, not even with an empty memory: above every number seen, and above the
 * hundredths of a second since 1970, which no pool launches faster than.
 */
final class StandbyNumbers {
    private static final long MILLIS_PER_NUMBER = 10;

    private final Snapshot snapshot;
    private long last;

    StandbyNumbers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    AgentId next() {
        last = last == 0 ? Math.max(highestSeen(), clock()) + 1 : last + 1;
        return AgentId.standby(snapshot.pool(), last);
    }

    private long clock() {
        return snapshot.now().toEpochMilli() / MILLIS_PER_NUMBER;
    }

    /** Also those of agents that another owner has just claimed, of which we know no record. */
    private long highestSeen() {
        Stream<AgentId> known = snapshot.agents().stream().map(Known::id);
        Stream<AgentId> others = Stream.concat(
                        snapshot.registrations().value().stream().map(RegistrationSeen::name),
                        snapshot.strayTasks().stream().map(TaskSeen::startedBy))
                .flatMap(name -> AgentId.parse(name).stream());
        return Stream.concat(known, others)
                .filter(id -> id.pool().equals(snapshot.pool()))
                .filter(id -> id.requestId().isEmpty())
                .mapToLong(AgentId::number)
                .max()
                .orElse(0);
    }
}
