package dev.muster.simulator.truth;

/**
 * What became of a run, counted by the clouds themselves. Percentiles are by nearest rank, in milliseconds, and 0 if
 * there is nothing to rank.
 *
 * @param jobs queued, whatever became of them
 * @param served jobs with the result {@code succeeded}
 * @param failed jobs with any other result, cancelled ones apart
 * @param cancelled jobs that people cancelled
 * @param launched tasks started, standby included
 * @param standby tasks started for the standby buffer
 * @param stolen agents whose first job was another than the one they were launched for
 * @param duplicates tasks that should not have been: started beyond jobs and lost attempts, or stopped although their
 *     agent never had a job (nor had lost it to a planted fault or a cancelled job); the greater of the two, because
 *     the first are found among the second as soon as they stop
 * @param busyKills StopTask accepted for a task whose agent had a job at that instant
 * @param tasksLeft tasks that have not stopped
 * @param registrationsLeft agents registered, placeholders apart
 * @param queueToLaunchMsP50 from a job's queueing to the first task started for it
 * @param queueToLaunchMsP99 likewise
 * @param queueToStartMsP50 from a job's queueing to its being given to an agent
 */
public record TruthReport(
        int jobs,
        int served,
        int failed,
        int cancelled,
        int launched,
        int standby,
        int stolen,
        int duplicates,
        int busyKills,
        int tasksLeft,
        int registrationsLeft,
        long queueToLaunchMsP50,
        long queueToLaunchMsP99,
        long queueToStartMsP50) {}
