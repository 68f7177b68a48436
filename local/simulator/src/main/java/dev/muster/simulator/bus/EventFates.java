package dev.muster.simulator.bus;

import dev.muster.simulator.ecs.TaskEvent;

/** Decides on single events, beyond what the bus' odds do to them. */
@FunctionalInterface
public interface EventFates {
    /** All come as they are. */
    EventFates ORDINARY = event -> EventFate.ORDINARY;

    /** Asked once for every event of the rule, in the order in which they are emitted. */
    EventFate fate(TaskEvent event);
}
