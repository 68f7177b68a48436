package dev.muster.simulator.agents;

/**
 * What an agent without cryptography says when it asks the controller for its identity.
 *
 * @param agentId the name the controller gave the task
 * @param keyFingerprint stands for the agent's public key; another agent has another
 */
public record BootstrapAsk(
        String agentId, String taskArn, String keyFingerprint, String agentVersion, String osDescription) {}
