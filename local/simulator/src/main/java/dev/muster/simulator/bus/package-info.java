/** The way of a task event from ECS to a queue, with what goes wrong on it, and a queue to receive from. */
@NullMarked
package dev.muster.simulator.bus;

import org.jspecify.annotations.NullMarked;
