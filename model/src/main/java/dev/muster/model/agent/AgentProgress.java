package dev.muster.model.agent;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an agent's record follows what the platforms show of it. Pure; late or repeated news changes nothing. */
public final class AgentProgress {
    private AgentProgress() {}

    /** After a reading of its ECS task; {@code learned} stamps what ECS gives no time for. */
    public static Agent afterTask(Agent agent, TaskSeen task, Instant learned) {
        if (agent.task() != null && agent.task().version() >= task.version()) {
            return agent;
        }
        Agent told = agent.withTask(task);
        Instant created = orElse(task.createdAt(), learned);
        Agent launched = told.advancedTo(Phase.LAUNCHED, created);
        if (task.startedAt() != null) {
            return launched.advancedTo(Phase.RUNNING, task.startedAt());
        }
        return switch (task.lastStatus()) {
            case "PROVISIONING" -> launched.advancedTo(Phase.PROVISIONING, created);
            case "PENDING", "ACTIVATING" -> launched.advancedTo(Phase.PENDING, learned);
            case "RUNNING" -> launched.advancedTo(Phase.RUNNING, learned);
            default -> launched;
        };
    }

    /** After a reading of its registration in ADO that shows it. */
    public static Agent afterRegistration(Agent agent, RegistrationSeen seen, Instant learned) {
        Agent known = agent.registrationId() == null ? agent.withRegistration(seen.id()) : agent;
        Agent registered = known.advancedTo(Phase.REGISTERED, learned);
        Agent online = seen.online() ? registered.advancedTo(Phase.ONLINE, learned) : registered;
        if (seen.assigned() != null) {
            return online.withServed(seen.assigned()).advancedTo(Phase.BUSY, learned);
        }
        if (seen.lastCompleted() != null) {
            return online.withServed(seen.lastCompleted())
                    .advancedTo(Phase.BUSY, learned)
                    .advancedTo(Phase.FINISHING, learned);
        }
        return online;
    }

    /** After a reading of the queue in which ADO holds {@code job} for this agent. */
    public static Agent afterJob(Agent agent, JobRequest job, Instant learned) {
        return agent.withServed(job.id()).advancedTo(Phase.BUSY, orElse(job.assignTime(), learned));
    }

    /** After the bootstrap made its key's fingerprint durable. */
    public static Agent afterKey(Agent agent, String fingerprint, Instant at) {
        return agent.withKey(fingerprint).advancedTo(Phase.REGISTERING, at);
    }

    private static Instant orElse(@Nullable Instant time, Instant otherwise) {
        return time == null ? otherwise : time;
    }
}
