package dev.muster.harness.local;

import dev.muster.simulator.bus.QueueSink;
import java.net.URI;

/** The SQS queue of task events at the end of the simulated bus, and the one for messages that nobody could read. */
interface EventQueue extends QueueSink, AutoCloseable {
    /** Where SQS is. */
    URI uri();

    String queueUrl();

    String deadLetterQueueUrl();

    String arn();

    /** How many messages wait or are being worked on, about. */
    int depth();

    @Override
    void close();
}
