/** Time, chance and the order of things: what every simulated core is built on. */
@NullMarked
package dev.muster.simulator.world;

import org.jspecify.annotations.NullMarked;
