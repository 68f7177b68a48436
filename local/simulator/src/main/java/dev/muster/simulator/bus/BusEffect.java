package dev.muster.simulator.bus;

/** What went wrong on the bus; counted when it took effect, not when it was drawn. */
public enum BusEffect {
    /** An event came a second time. */
    DUPLICATED,
    /** An event came, for the first time, after a younger one of the same task. */
    REORDERED,
    /** An event never came. */
    LOST,
    /** A message came that is no event. */
    MALFORMED,
    /** An event came of a task that nobody started. */
    UNKNOWN_TASK
}
