package dev.muster.harness.local;

import dev.muster.simulator.bus.QueueSink;

/** The SQS queue of task events at the end of the simulated bus, and the one for messages that nobody could read. */
interface EventQueue extends QueueSink, AutoCloseable {
    QueuePair queues();

    @Override
    void close();
}
