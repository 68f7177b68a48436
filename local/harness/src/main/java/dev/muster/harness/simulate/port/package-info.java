/** The loop's ports over the simulated clouds and the stores in memory, each call through a boundary where processes get between one another. */
@NullMarked
package dev.muster.harness.simulate.port;

import org.jspecify.annotations.NullMarked;
