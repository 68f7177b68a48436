package dev.muster.simulator.ado;

/** What a session hands to its agent; handed out again and again until the agent deletes it. */
public sealed interface AgentMessage {
    /** Increases within the organisation. */
    long messageId();

    /** The request it is about, as it stood when the message was made. */
    JobRequest request();

    /** Run this job. */
    record Job(long messageId, JobRequest request) implements AgentMessage {}

    /** Stop this job: somebody cancelled it. */
    record Cancellation(long messageId, JobRequest request) implements AgentMessage {}
}
