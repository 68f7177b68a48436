package dev.muster.model.plan;

import java.time.Duration;

/**
 * The planner's constants, in one place and varied by the simulator.
 *
 * @param demandMaxAge oldest job list that may justify a launch
 * @param resendLimit oldest claim that is sent again; ECS forgets a token an hour after its task stopped, so a task that
 *     stopped at once is still known for this long
 * @param cordonPause least time from a cordon to the deletion of an agent that never had a job: what ADO decided before
 *     it must have become visible
 * @param registrationSettle how long after a key was accepted its registration may still appear, although nothing more
 *     is seen of the agent; longer than any call to ADO may take
 * @param abandonedKeep how long an abandoned launch is watched for; ECS keeps tokens 24 hours at most
 * @param doubts when a request is doubted, and what is done then
 * @param bounds the most that one plan deals with
 */
public record PlannerSettings(
        Duration demandMaxAge,
        Duration resendLimit,
        Duration cordonPause,
        Duration registrationSettle,
        Duration abandonedKeep,
        Doubts doubts,
        Bounds bounds) {
    public static final PlannerSettings DEFAULT = new PlannerSettings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(90),
            Duration.ofHours(25),
            Doubts.DEFAULT,
            Bounds.DEFAULT);

    public PlannerSettings withDemandMaxAge(Duration other) {
        return new PlannerSettings(other, resendLimit, cordonPause, registrationSettle, abandonedKeep, doubts, bounds);
    }

    /** The same with other limits to what becomes of a launch that is never answered. */
    public PlannerSettings resending(Duration limit, Duration abandoned) {
        return new PlannerSettings(demandMaxAge, limit, cordonPause, registrationSettle, abandoned, doubts, bounds);
    }

    public PlannerSettings withDoubts(Doubts others) {
        return new PlannerSettings(
                demandMaxAge, resendLimit, cordonPause, registrationSettle, abandonedKeep, others, bounds);
    }

    public PlannerSettings withBounds(Bounds others) {
        return new PlannerSettings(
                demandMaxAge, resendLimit, cordonPause, registrationSettle, abandonedKeep, doubts, others);
    }

    /**
     * When a request that goes on waiting is doubted.
     *
     * @param phantomEvidence how long an agent must have been online, enabled and fit while its request still waited to
     *     count as evidence that there is nothing behind the request
     * @param phantomLimit after so many such agents nothing launches for the request
     * @param phantomRetry how long until it gets one more agent nevertheless
     * @param rereadAge how long a request waits, with nothing on its way, before it is read by itself; and how long until
     *     that is done again
     * @param rereadPause least time between two such readings of one pool, whatever request they are about
     * @param startFailureLimit after so many agents that never came online nothing launches for the request until
     *     {@code slowRetry} is over, unless the template changes
     * @param slowRetry how long until the next attempt then
     * @param registrationGone how long all readings must have lacked a registration before it counts as deleted; a
     *     reading may come from a copy that is behind, or be incomplete
     */
    public record Doubts(
            Duration phantomEvidence,
            int phantomLimit,
            Duration phantomRetry,
            Duration rereadAge,
            Duration rereadPause,
            int startFailureLimit,
            Duration slowRetry,
            Duration registrationGone) {
        public static final Doubts DEFAULT = new Doubts(
                Duration.ofMinutes(2),
                2,
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                5,
                Duration.ofMinutes(30),
                Duration.ofSeconds(20));
    }

    /**
     * The most that one plan deals with, so that neither a bug nor a flood becomes an outage.
     *
     * @param waitingJobs most waiting requests looked at, oldest first
     * @param agents most agents, ours and others', considered for them
     * @param retirements most agents without a job that one plan begins to end
     * @param overdueStops most agents that one plan stops because their job runs too long
     */
    public record Bounds(int waitingJobs, int agents, int retirements, int overdueStops) {
        public static final Bounds DEFAULT = new Bounds(10_000, 5_000, 50, 50);
    }
}
