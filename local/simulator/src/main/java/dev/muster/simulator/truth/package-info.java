/** What really happened in the simulated clouds, counted by themselves. */
@NullMarked
package dev.muster.simulator.truth;

import org.jspecify.annotations.NullMarked;
