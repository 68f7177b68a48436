package dev.muster.simulator.ado;

import java.util.OptionalInt;

/**
 * The parallel jobs of an organisation.
 *
 * @param total how many requests may be assigned at once, empty for no limit
 * @param used how many are
 */
public record LicenceUsage(OptionalInt total, int used) {}
