package dev.muster.simulator.truth;

import java.time.Instant;

/**
 * Hears of everything that happens in the simulated clouds, at the instant it happens there. Calls come in the order of
 * the world's time.
 */
public interface WorldObserver {
    /** A job entered the queue of an agent pool. */
    void jobQueued(long requestId, int poolId, Instant at);

    /** Azure DevOps gave a job to an agent. */
    void jobAssigned(long requestId, String agentName, Instant at);

    /** A job that its agent never began waits in the queue again. */
    void jobTakenBack(long requestId, Instant at);

    /** A job ended; {@code result} is the word on the wire, for example {@code succeeded}. */
    void jobFinished(long requestId, String result, Instant at);

    /** A job ended because people cancelled it. */
    void jobCancelled(long requestId, Instant at);

    /** An agent was added to a pool; a placeholder is one that will never come online. */
    void registrationAdded(String name, int agentId, boolean placeholder, Instant at);

    /** An agent was removed from its pool. */
    void registrationDeleted(String name, Instant at);

    /** An agent opened a session. */
    void agentWentOnline(String name, Instant at);

    /** An agent's session ran out without having been closed. */
    void agentLost(String name, Instant at);

    /** RunTask made a new task (a repeated client token makes none, and is not told). */
    void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at);

    /** StopTask was accepted for a task that nobody had asked to stop before. */
    void taskStopAsked(String taskArn, String startedBy, Instant at);

    /** A task reached STOPPED. */
    void taskStopped(String taskArn, String startedBy, String group, Instant at);
}
