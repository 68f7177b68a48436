package dev.muster.simulator.bus;

import java.time.Duration;

/**
 * What may go wrong between ECS and the queue; every probability is from 0.0 to 1.0 and drawn for each event.
 *
 * @param duplicate the event comes a second time, after another delay
 * @param reorder the event comes later by {@code reorderBy}, so that younger ones may overtake it
 * @param reorderBy how much later
 * @param loss the event never comes
 * @param malformed a message comes along that is no event
 * @param unknownTask an event comes along of a task that nobody started
 */
public record BusFaults(
        double duplicate, double reorder, Duration reorderBy, double loss, double malformed, double unknownTask) {
    /** Nothing goes wrong. */
    public static final BusFaults NONE = new BusFaults(0, 0, Duration.ZERO, 0, 0, 0);
}
