package dev.muster.model.failure;

import static dev.muster.model.failure.FailureKind.CAPACITY;
import static dev.muster.model.failure.FailureKind.GONE;
import static dev.muster.model.failure.FailureKind.MISCONFIGURED;
import static dev.muster.model.failure.FailureKind.QUOTA;
import static dev.muster.model.failure.FailureKind.UNKNOWN;

import java.util.List;

/**
 * Reasons in RunTask's {@code failures}, which come with HTTP 200 (ECS developer guide, API failure reasons). Under the
 * same token ECS answers the same failures again (Ensuring idempotency), so that only another attempt helps.
 */
final class LaunchFailures {
    static final List<FailureRow> ROWS = List.of(
            row("launch-capacity")
                    .saying("capacity is unavailable")
                    .means(
                            CAPACITY,
                            "Capacity",
                            "Capacity is unavailable at this time. Please try again later or in a different availability zone",
                            "Name subnets of several zones, and a second capacity option."),
            row("launch-quota")
                    .saying("limit on the number of vcpus", "limit on the number of tasks")
                    .means(
                            QUOTA,
                            "You've reached the limit on the number of vCPUs you can run concurrently",
                            "You've reached the limit on the number of vCPUs you can run concurrently",
                            "Have the Fargate quota of the account raised, or lower limits.maxAgents."),
            row("launch-resource")
                    .code("RESOURCE")
                    .means(
                            CAPACITY,
                            "RESOURCE:MEMORY",
                            "No container instance has what is named after the colon left: let the capacity provider grow."),
            row("launch-agent")
                    .code("AGENT")
                    .means(
                            CAPACITY,
                            "AGENT",
                            "The ECS agent of the container instances is not connected: look at the instances."),
            row("launch-location")
                    .code("LOCATION")
                    .means(
                            MISCONFIGURED,
                            "LOCATION",
                            "The container instances are in other zones than the subnets: change network.subnets."),
            row("launch-attribute")
                    .code("ATTRIBUTE")
                    .means(
                            MISCONFIGURED,
                            "ATTRIBUTE",
                            "No container instance can run such a task, often because of its architecture or operating system."),
            row("launch-gone")
                    .code("MISSING", "INACTIVE")
                    .means(GONE, "MISSING", "Nothing: what it was to run on is not there any more."),
            row("launch-other")
                    .means(
                            UNKNOWN,
                            "SOMETHING",
                            "SOMETHING:NEW",
                            "Read what ECS says; report it, so that the next release knows it."));

    private LaunchFailures() {}

    private static RowDraft row(String name) {
        return RowDraft.row(FailureSource.LAUNCH_FAILURE, name);
    }
}
