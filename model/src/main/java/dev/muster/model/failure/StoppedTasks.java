package dev.muster.model.failure;

import static dev.muster.model.failure.FailureKind.CAPACITY;
import static dev.muster.model.failure.FailureKind.DENIED;
import static dev.muster.model.failure.FailureKind.EXITED_EARLY;
import static dev.muster.model.failure.FailureKind.GONE;
import static dev.muster.model.failure.FailureKind.IMAGE;
import static dev.muster.model.failure.FailureKind.MISCONFIGURED;
import static dev.muster.model.failure.FailureKind.QUOTA;
import static dev.muster.model.failure.FailureKind.SPOT;
import static dev.muster.model.failure.FailureKind.UNKNOWN;

import java.util.List;

/**
 * Stop codes and reasons (ECS API reference, Task; ECS developer guide, Stopped tasks error messages), and the exit codes
 * of our entrypoint. Where a capacity provider scales by itself, what RunTask would answer at once comes as the end of a
 * task (API failure reasons).
 */
final class StoppedTasks {
    static final List<FailureRow> ROWS = List.of(
            row("stopped-spot")
                    .code("SpotInterruption", "TerminationNotice")
                    .means(
                            SPOT,
                            "Your Spot Task was interrupted.",
                            "Nothing, if the template has another capacity option."),
            row("stopped-host")
                    .code("InfrastructureHealth")
                    .means(GONE, "Task stopped because its host is unhealthy", "Nothing."),
            row("stopped-maintenance")
                    .saying(
                            "performing maintenance on the underlying infrastructure",
                            "task retirement",
                            "host ec2 (instance")
                    .means(
                            GONE,
                            "",
                            "ECS is performing maintenance on the underlying infrastructure hosting the task.",
                            "Nothing."),
            row("stopped-by-user")
                    .code("UserInitiated")
                    .means(GONE, "Task stopped by user", "Find out who stopped it; CloudTrail knows."),
            row("stopped-forgotten")
                    .saying("ecs no longer knows the task")
                    .means(GONE, "", "ECS no longer knows the task", "Nothing."),
            row("stopped-disk-full")
                    .saying("no space left on device")
                    .means(
                            MISCONFIGURED,
                            "TaskFailedToStart",
                            "CannotPullContainerError: write: no space left on device",
                            "Give the template more ephemeral storage."),
            row("stopped-image")
                    .saying("cannotpull", "manifest unknown")
                    .means(
                            IMAGE,
                            "TaskFailedToStart",
                            "CannotPullContainerError: pull image manifest has been retried 5 time(s): not found",
                            "Push the image, mend its name, or let the execution role and the subnets reach the registry."),
            row("stopped-denied")
                    .saying("accessdenied", "is not authorized to perform", "unable to assume")
                    .means(
                            DENIED,
                            "TaskFailedToStart",
                            "ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException",
                            "Give the execution role the permission that the message names."),
            row("stopped-resources")
                    .saying("resourceinitializationerror")
                    .means(
                            MISCONFIGURED,
                            "TaskFailedToStart",
                            "ResourceInitializationError: failed to validate logger args: log group does not exist",
                            "Mend the secret, log group, file system or network route that the message names."),
            row("stopped-capacity")
                    .saying("capacity is unavailable")
                    .means(
                            CAPACITY,
                            "TaskFailedToStart",
                            "Capacity is unavailable at this time. Please try again later or in a different availability zone",
                            "Name subnets of several zones, and a second capacity option."),
            row("stopped-quota")
                    .saying("limit on the number of vcpus", "limit on the number of tasks")
                    .means(
                            QUOTA,
                            "TaskFailedToStart",
                            "You've reached the limit on the number of vCPUs you can run concurrently",
                            "Have the Fargate quota of the account raised, or lower limits.maxAgents."),
            row("stopped-provider")
                    .saying(
                            "taskfailedtostart: resource",
                            "taskfailedtostart: agent",
                            "no active instances",
                            "empty capacity provider")
                    .means(
                            CAPACITY,
                            "TaskFailedToStart",
                            "TaskFailedToStart: RESOURCE:MEMORY",
                            "The capacity provider did not grow: look at the Auto Scaling group and its limits."),
            row("stopped-constraint")
                    .saying(
                            "taskfailedtostart: attribute",
                            "taskfailedtostart: location",
                            "placement constraint unsatisfied")
                    .means(
                            MISCONFIGURED,
                            "TaskFailedToStart",
                            "TaskFailedToStart: ATTRIBUTE",
                            "No instance of the capacity provider can run such a task, often because of its architecture."),
            row("stopped-container")
                    .saying("cannotstartcontainererror", "cannotcreatecontainererror")
                    .means(
                            MISCONFIGURED,
                            "TaskFailedToStart",
                            "CannotStartContainerError: exec format error",
                            "The image cannot run as it is: look at its entrypoint and its architecture."),
            row("stopped-memory")
                    .saying("outofmemoryerror", "exit code 76", "exit code 137")
                    .means(
                            EXITED_EARLY,
                            "EssentialContainerExited",
                            "OutOfMemoryError: Container killed due to memory usage",
                            "Give the template more memory."),
            row("stopped-runtime")
                    .saying(
                            "containerruntimetimeouterror",
                            "containerruntimeerror",
                            "internalerror",
                            "cannotinspectcontainererror",
                            "cannotstopcontainererror",
                            "timeout waiting for")
                    .means(
                            EXITED_EARLY,
                            "TaskFailedToStart",
                            "Timeout waiting for EphemeralStorage provisioning to complete.",
                            "Nothing, unless it goes on: the host failed."),
            row("stopped-set-up")
                    .saying("exit code 72")
                    .means(
                            MISCONFIGURED,
                            "EssentialContainerExited",
                            "Essential container in task exited (exit code 72)",
                            "The image or the task lacks what the entrypoint needs; the agent's log says what."),
            row("stopped-unanswered")
                    .saying("exit code 71")
                    .means(
                            EXITED_EARLY,
                            "EssentialContainerExited",
                            "Essential container in task exited (exit code 71)",
                            "See whether the subnets and security groups let the container reach the controller."),
            row("stopped-refused")
                    .saying("exit code 70")
                    .means(
                            EXITED_EARLY,
                            "EssentialContainerExited",
                            "Essential container in task exited (exit code 70)",
                            "The controller's log says why it refused the container."),
            row("stopped-exited")
                    .code("EssentialContainerExited")
                    .means(
                            EXITED_EARLY,
                            "Essential container in task exited",
                            "Read the agent's log; the exit code is in its reason."),
            row("stopped-other")
                    .means(
                            UNKNOWN,
                            "NewStopCode",
                            "Nobody has seen this before.",
                            "Read what ECS says; report it, so that the next release knows it."));

    private StoppedTasks() {}

    private static RowDraft row(String name) {
        return RowDraft.row(FailureSource.STOPPED_TASK, name);
    }
}
