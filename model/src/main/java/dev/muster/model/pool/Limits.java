package dev.muster.model.pool;

/**
 * How many agents, how fast. All but the first are brakes on our own mistakes.
 *
 * @param maxAgents most agents alive at once, 0 to 5000; at 0 nothing launches
 * @param launchesPerLoop most launches that one plan may ask for, 1 to 1000
 * @param launchesInFlight most agents on their way to their first session at once, 1 to 5000
 * @param launchesPerMinute most launches within any 60 seconds, 1 to 60000
 */
public record Limits(int maxAgents, int launchesPerLoop, int launchesInFlight, int launchesPerMinute) {
    public static final int DEFAULT_LAUNCHES_PER_LOOP = 100;
    public static final int DEFAULT_LAUNCHES_IN_FLIGHT = 1_000;
    public static final int DEFAULT_LAUNCHES_PER_MINUTE = 3_000;

    /** That many agents, launched as fast as the defaults allow. */
    public static Limits ofAgents(int maxAgents) {
        return new Limits(
                maxAgents, DEFAULT_LAUNCHES_PER_LOOP, DEFAULT_LAUNCHES_IN_FLIGHT, DEFAULT_LAUNCHES_PER_MINUTE);
    }

    public Limits withMaxAgents(int most) {
        return new Limits(most, launchesPerLoop, launchesInFlight, launchesPerMinute);
    }

    public Limits withLaunchesPerLoop(int most) {
        return new Limits(maxAgents, most, launchesInFlight, launchesPerMinute);
    }
}
