package dev.muster.simulator.bus;

import java.time.Duration;

/**
 * The rule that leads to the queue.
 *
 * @param groupPrefix only events of tasks whose group begins so pass
 * @param leastDelay shortest time from the change to the queue
 * @param mostDelay longest, faults apart
 */
public record BusSettings(String groupPrefix, Duration leastDelay, Duration mostDelay) {
    /** Tasks of ours, and the half to three seconds that EventBridge usually takes. */
    public static BusSettings usual() {
        return new BusSettings("muster:", Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    /** Tasks of ours, delivered in some milliseconds. */
    public static BusSettings brisk() {
        return new BusSettings("muster:", Duration.ofMillis(5), Duration.ofMillis(50));
    }
}
