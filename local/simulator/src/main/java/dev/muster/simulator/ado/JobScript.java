package dev.muster.simulator.ado;

import java.time.Duration;
import java.util.List;

/**
 * What a pipeline asks for when it queues a job, and what will happen when an agent runs it.
 *
 * @param demands as written in the pipeline, without the one the service adds
 * @param duration how long the job runs on an agent, zero or more
 * @param planType {@code Build} or {@code Release}; anything else is legal here and unknown to the world
 * @param result what the job ends with when nothing disturbs it
 */
public record JobScript(
        List<String> demands,
        Duration duration,
        String planType,
        String jobName,
        int definitionId,
        String definitionName,
        int buildId,
        JobResult result) {

    public JobScript {
        demands = List.copyOf(demands);
    }

    /** A build job that succeeds. */
    public static JobScript build(Duration duration, String... demands) {
        return new JobScript(List.of(demands), duration, "Build", "Job", 1, "pipeline", 1, JobResult.SUCCEEDED);
    }

    /** The same job under another plan type. */
    public JobScript withPlanType(String other) {
        return new JobScript(demands, duration, other, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job, running that long. */
    public JobScript lasting(Duration other) {
        return new JobScript(demands, other, planType, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job with other demands. */
    public JobScript demanding(List<String> others) {
        return new JobScript(others, duration, planType, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job with another end. */
    public JobScript endingWith(JobResult other) {
        return new JobScript(demands, duration, planType, jobName, definitionId, definitionName, buildId, other);
    }

    /** The same job under another name, definition and run. */
    public JobScript named(String job, int definition, String definedAs, int build) {
        return new JobScript(demands, duration, planType, job, definition, definedAs, build, result);
    }
}
