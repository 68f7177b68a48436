package dev.muster.model.pool;

import java.time.Duration;

/**
 * The deadlines of an agent's life; each at least one second.
 *
 * @param start from the launch until ADO shows the agent online
 * @param idle how long an online agent may wait for a job although jobs it could take are waiting
 * @param surplus how long an agent that no waiting job needs is kept
 * @param linger how long a finished agent may stay before its registration is deleted and its task stopped; listeners
 *     are known to hang after their last job (azure-pipelines-agent issue 5563)
 */
public record Timeouts(Duration start, Duration idle, Duration surplus, Duration linger) {
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(2), Duration.ofSeconds(90));
}
