package dev.muster.simulator.bus;

/** The queue at the end of the bus; called while nothing else of the world happens. */
@FunctionalInterface
public interface QueueSink {
    /** Takes the body of one message. */
    void deliver(String body);
}
