package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import org.jspecify.annotations.Nullable;

/**
 * Something with our installation id and an AgentId of this pool that belongs to no agent we know.
 *
 * @param task a task of that name that has not stopped; null if none is seen
 * @param registration the registration of that name; null if none is seen
 * @param sighting what is remembered of it; null if nothing is
 * @param holdsJob whether the job list shows a request as held for it
 */
record Orphan(
        AgentId id,
        @Nullable TaskSeen task,
        @Nullable RegistrationSeen registration,
        @Nullable Sighting sighting,
        boolean holdsJob) {

    /** Whether its task still takes room; one that is stopping does. */
    boolean takesRoom() {
        return task != null && !task.isStopped();
    }

    private boolean hasLiveTask() {
        return task != null && !task.isEnding();
    }

    /** Whether ending it wrongly could end a build. */
    boolean mayBeAtWork() {
        boolean lives = registration != null && (registration.online() || registration.assigned() != null);
        return lives || hasLiveTask() || holdsJob;
    }

    /** Whether it is certain that no record explains it, and there is something left to be done about it. */
    boolean isToBeAdopted() {
        return sighting != null && sighting.isConfirmed() && (registration != null || hasLiveTask());
    }

    /** Whether ADO can give it a job at once. */
    boolean isFree() {
        return registration != null && registration.online() && mayTakeJob(registration);
    }

    /** Whether it is on its way to being free. */
    boolean isComing() {
        return hasLiveTask() && (registration == null || (!registration.online() && mayTakeJob(registration)));
    }

    private boolean mayTakeJob(RegistrationSeen seen) {
        return seen.enabled() && seen.assigned() == null && seen.lastCompleted() == null && !holdsJob;
    }
}
