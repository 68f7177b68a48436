package dev.muster.model.plan;

/**
 * What the organisation's parallel jobs leave to one pool.
 *
 * @param jobs how many of its waiting jobs may have an agent, those that have one included; at least 0
 * @param total how many jobs the organisation may run at once
 * @param used how many it ran when it was last asked
 */
public record LicenceRoom(int jobs, int total, int used) {}
