package dev.muster.model.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an agent's life; each at least one second.
 *
 * @param start from the launch until ADO shows the agent online
 * @param idle how long an online agent may wait for a job although jobs it could take are waiting
 * @param surplus how long an agent that no waiting job needs is kept
 * @param maxIdle how long an agent kept on standby may wait before a fresh one takes its place
 * @param linger how long a finished agent may stay before its registration is deleted and its task stopped; listeners
 *     are known to hang after their last job (azure-pipelines-agent issue 5563)
 * @param job how long a job may run before its agent is stopped; null: as long as it likes
 */
public record Timeouts(
        Duration start,
        Duration idle,
        Duration surplus,
        Duration maxIdle,
        Duration linger,
        @Nullable Duration job) {
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(2),
            Duration.ofHours(4),
            Duration.ofSeconds(90),
            null);
}
