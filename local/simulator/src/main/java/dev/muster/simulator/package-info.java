/**
 * The clouds Muster talks to, in one process: an independent oracle that depends on nothing of ours. Cores are
 * deterministic (virtual time, seeded streams); {@code .http} puts the platforms' own wire formats before them.
 */
@NullMarked
package dev.muster.simulator;

import org.jspecify.annotations.NullMarked;
