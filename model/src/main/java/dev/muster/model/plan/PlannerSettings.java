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
 */
public record PlannerSettings(
        Duration demandMaxAge,
        Duration resendLimit,
        Duration cordonPause,
        Duration registrationSettle,
        Duration abandonedKeep) {
    public static final PlannerSettings DEFAULT = new PlannerSettings(
            Duration.ofSeconds(30),
            Duration.ofMinutes(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(90),
            Duration.ofHours(25));

    /** The same with other limits to what becomes of a launch that is never answered. */
    public PlannerSettings resending(Duration limit, Duration abandoned) {
        return new PlannerSettings(demandMaxAge, limit, cordonPause, registrationSettle, abandoned);
    }
}
