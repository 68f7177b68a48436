package dev.muster.simulator.ecs;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as ECS sees it at one moment.
 *
 * @param arn {@code arn:aws:ecs:<region>:<account>:task/<cluster>/<32 hex digits>}
 * @param sequence in the order of creation within its region, from 1
 * @param cluster the cluster's name
 * @param call the call that made it
 * @param definition the revision it was started from
 * @param lastStatus where it is
 * @param desiredStatus where it is going
 * @param version from 1, one higher at every change that emits an event
 * @param moments the stamps so far
 * @param stop why it ends; null while nothing says so
 * @param exitCode of its container; null while that runs, and for ever if it never ran
 * @param tags those still on it: StopTask takes them away
 */
public record EcsTask(
        String arn,
        long sequence,
        String cluster,
        RunTaskCall call,
        TaskDefinition definition,
        TaskStatus lastStatus,
        DesiredStatus desiredStatus,
        long version,
        Map<TaskMoment, Instant> moments,
        @Nullable Stop stop,
        @Nullable Integer exitCode,
        Map<String, String> tags) {
    /** Keeps the maps unchangeable, the tags in their order. */
    public EcsTask {
        Map<TaskMoment, Instant> stamps = new EnumMap<>(TaskMoment.class);
        stamps.putAll(moments);
        moments = Collections.unmodifiableMap(stamps);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** Why a task ends: the code, and the sentence that goes with it. */
    public record Stop(StopCode code, String reason) {}

    /** The last part of the ARN. */
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The ARN of its cluster. */
    public String clusterArn() {
        return arn.substring(0, arn.lastIndexOf(":task/")) + ":cluster/" + cluster;
    }

    /** As given to RunTask; empty if it was not. */
    public String startedBy() {
        return call.startedBy();
    }

    /** As given to RunTask, else {@code family:<family>}, which is what ECS makes of it. */
    public String group() {
        return call.group().orElse("family:" + definition.family());
    }

    /** The image of its essential container; empty if its definition names none. */
    String image() {
        return definition.containers().stream()
                .findFirst()
                .map(container -> container.path("image").asString(""))
                .orElse("");
    }

    /** The digest of that image; null until it was pulled, which its container's start shows. */
    public @Nullable String imageDigest() {
        return at(TaskMoment.STARTED) == null ? null : ImageDigests.of(image());
    }

    /** When it reached the given moment; null if it has not yet. */
    public @Nullable Instant at(TaskMoment moment) {
        return moments.get(moment);
    }

    /** Only this counts the version up: once for all that changed together. */
    EcsTask next(TaskStatus status) {
        return with(status, desiredStatus, version + 1, moments, stop, exitCode, tags);
    }

    /** The first reason to end stays the reason. */
    EcsTask stopping(Stop why) {
        return with(lastStatus, DesiredStatus.STOPPED, version, moments, stop == null ? why : stop, exitCode, tags);
    }

    /** A notice is followed by what it announced. */
    EcsTask interrupted() {
        return stop != null && stop.code() == StopCode.TERMINATION_NOTICE
                ? with(
                        lastStatus,
                        desiredStatus,
                        version,
                        moments,
                        new Stop(StopCode.SPOT_INTERRUPTION, stop.reason()),
                        exitCode,
                        tags)
                : this;
    }

    EcsTask exited(int code) {
        return with(lastStatus, desiredStatus, version, moments, stop, code, tags);
    }

    EcsTask stamped(TaskMoment moment, Instant at) {
        Map<TaskMoment, Instant> stamps = new EnumMap<>(TaskMoment.class);
        stamps.putAll(moments);
        stamps.putIfAbsent(moment, at);
        return with(lastStatus, desiredStatus, version, stamps, stop, exitCode, tags);
    }

    EcsTask tagged(Map<String, String> now) {
        return with(lastStatus, desiredStatus, version, moments, stop, exitCode, now);
    }

    private EcsTask with(
            TaskStatus status,
            DesiredStatus desired,
            long newVersion,
            Map<TaskMoment, Instant> stamps,
            @Nullable Stop why,
            @Nullable Integer code,
            Map<String, String> newTags) {
        return new EcsTask(
                arn, sequence, cluster, call, definition, status, desired, newVersion, stamps, why, code, newTags);
    }
}
