package dev.muster.simulator.ado;

import java.time.Duration;
import java.util.List;

/**
 * What a pipeline asks for when it queues a job, and what will happen when an agent runs it.
 *
 * @param demands as written in the pipeline, without the one the service adds
 * @param automatic demands that the job's tasks add, which nobody wrote
 * @param duration how long the job runs on an agent, zero or more
 * @param planType {@code Build} or {@code Release}; anything else is legal here and unknown to the world
 * @param result what the job ends with when nothing disturbs it
 */
public record JobScript(
        List<String> demands,
        List<String> automatic,
        Duration duration,
        String planType,
        String jobName,
        int definitionId,
        String definitionName,
        int buildId,
        JobResult result) {

    public JobScript {
        demands = List.copyOf(demands);
        automatic = List.copyOf(automatic);
    }

    /** A build job that succeeds. */
    public static JobScript build(Duration duration, String... demands) {
        return new JobScript(
                List.of(demands), List.of(), duration, "Build", "Job", 1, "pipeline", 1, JobResult.SUCCEEDED);
    }

    /** The same job under another plan type. */
    public JobScript withPlanType(String other) {
        return new JobScript(
                demands, automatic, duration, other, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job, running that long. */
    public JobScript lasting(Duration other) {
        return new JobScript(
                demands, automatic, other, planType, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job with other demands. */
    public JobScript demanding(List<String> others) {
        return new JobScript(
                others, automatic, duration, planType, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job, whose tasks demand this besides. */
    public JobScript withTasksThatDemand(String... tools) {
        return new JobScript(
                demands, List.of(tools), duration, planType, jobName, definitionId, definitionName, buildId, result);
    }

    /** The same job with another end. */
    public JobScript endingWith(JobResult other) {
        return new JobScript(
                demands, automatic, duration, planType, jobName, definitionId, definitionName, buildId, other);
    }

    /** The same job under another name, definition and run. */
    public JobScript named(String job, int definition, String definedAs, int build) {
        return new JobScript(demands, automatic, duration, planType, job, definition, definedAs, build, result);
    }
}
