package dev.muster.controller.ecs;

import org.jspecify.annotations.Nullable;

/**
 * Why a task stopped, in ECS's words. The task's own reason often says only that its container exited; that the container
 * was killed for want of memory stands with the container (Amazon ECS developer guide, Stopped task error codes).
 */
final class StopReason {
    private StopReason() {}

    /** Both reasons in one; null while the task has none. */
    static @Nullable String of(@Nullable String ofTask, @Nullable String ofContainer) {
        if (ofTask == null || ofContainer == null || ofContainer.isBlank() || ofTask.contains(ofContainer)) {
            return ofTask;
        }
        return ofTask + ": " + ofContainer;
    }
}
