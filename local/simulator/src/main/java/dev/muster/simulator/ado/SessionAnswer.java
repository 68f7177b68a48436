package dev.muster.simulator.ado;

/** How the organisation answers an agent that wants a session. */
public sealed interface SessionAnswer {
    /** The agent is online now. */
    record Opened(String sessionId) implements SessionAnswer {}

    /** Another session of that agent is alive (TaskAgentSessionConflictException). */
    record Conflict() implements SessionAnswer {}

    /** The pool has no such agent (TaskAgentNotFoundException). */
    record NoSuchAgent() implements SessionAnswer {}
}
