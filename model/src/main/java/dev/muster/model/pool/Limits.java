package dev.muster.model.pool;

/**
 * @param maxAgents most agents alive at once, 0 to 5000; at 0 nothing launches
 * @param launchesPerLoop most launches that one plan may ask for, 1 to 1000: a brake on our own mistakes
 */
public record Limits(int maxAgents, int launchesPerLoop) {}
