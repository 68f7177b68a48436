package dev.muster.model.observed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A versioned reading of one ECS task, from an event or a describe call alike (ECS: the version is the same counter in
 * both, and a higher one is newer).
 *
 * @param arn the task's ARN
 * @param cluster name or ARN of its cluster
 * @param startedBy our AgentId, for tasks of ours
 * @param group {@code muster:<installation>:<pool>}, for tasks of ours
 * @param version ECS's counter of changes, at least 1
 * @param lastStatus PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, or
 *     what ECS adds one day
 * @param desiredStatus RUNNING or STOPPED
 * @param stopCode ECS's code, if it is stopping
 * @param stoppedReason ECS's sentence, if it is stopping
 * @param exitCode of the agent container, if it ran and ended
 * @param imageDigest of the image that the agent container runs, {@code sha256:...}; null as long as ECS has not told
 */
public record TaskSeen(
        String arn,
        String cluster,
        String startedBy,
        String group,
        long version,
        String lastStatus,
        String desiredStatus,
        @Nullable String stopCode,
        @Nullable String stoppedReason,
        @Nullable Integer exitCode,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String imageDigest) {

    /** One whose image's digest ECS has not told. */
    public TaskSeen(
            String arn,
            String cluster,
            String startedBy,
            String group,
            long version,
            String lastStatus,
            String desiredStatus,
            @Nullable String stopCode,
            @Nullable String stoppedReason,
            @Nullable Integer exitCode,
            @Nullable Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant stoppedAt) {
        this(
                arn,
                cluster,
                startedBy,
                group,
                version,
                lastStatus,
                desiredStatus,
                stopCode,
                stoppedReason,
                exitCode,
                createdAt,
                startedAt,
                stoppedAt,
                null);
    }

    public TaskSeen withImageDigest(@Nullable String digest) {
        return new TaskSeen(
                arn,
                cluster,
                startedBy,
                group,
                version,
                lastStatus,
                desiredStatus,
                stopCode,
                stoppedReason,
                exitCode,
                createdAt,
                startedAt,
                stoppedAt,
                digest);
    }

    /** Whether the task has ended for good: its address and capacity are free again. */
    public boolean isStopped() {
        return lastStatus.equals("STOPPED") || lastStatus.equals("DELETED");
    }

    /** Whether the task is on its way out, or already out. */
    public boolean isEnding() {
        return isStopped() || desiredStatus.equals("STOPPED");
    }

    /** Whether ECS has found room for it: it is past PROVISIONING and not on its way out. */
    public boolean isPlaced() {
        return !isEnding() && !lastStatus.equals("PROVISIONING");
    }

    /**
     * Whether it still runs but will not for long: somebody stops it, or ECS takes its capacity back, of which it gives
     * notice two minutes before (ECS developer guide, Fargate Spot termination notices).
     */
    public boolean isBeingTakenAway() {
        return lastStatus.equals("RUNNING") && desiredStatus.equals("STOPPED");
    }

    /**
     * The same task, shown to exist no more: ECS forgets a stopped task after about an hour and then answers MISSING, so
     * how it ended is not known.
     */
    public TaskSeen missing(Instant at) {
        return new TaskSeen(
                arn,
                cluster,
                startedBy,
                group,
                version + 1,
                "STOPPED",
                "STOPPED",
                stopCode,
                stoppedReason == null ? "ECS no longer knows the task" : stoppedReason,
                exitCode,
                createdAt,
                startedAt,
                stoppedAt == null ? at : stoppedAt,
                imageDigest);
    }
}
