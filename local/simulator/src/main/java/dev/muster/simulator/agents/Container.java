package dev.muster.simulator.agents;

import java.time.Duration;

/**
 * The container an agent runs in.
 *
 * @param agentId the name the controller gave the task ({@code startedBy})
 * @param stopTimeout from TERM to KILL
 */
public record Container(String taskArn, String agentId, Duration stopTimeout) {}
