package dev.muster.simulator.ado;

/** How one long poll for messages ends. */
public sealed interface PollAnswer {
    /** The oldest message not deleted yet. */
    record Delivered(AgentMessage message) implements PollAnswer {}

    /** Nothing came in time. */
    record Nothing() implements PollAnswer {}

    /** The session has ended, or was never opened. */
    record SessionGone() implements PollAnswer {}
}
