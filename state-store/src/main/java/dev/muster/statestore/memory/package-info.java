/** The stores in one process's memory: what simulations and tests run on, with no clock, thread or hash order inside. */
@NullMarked
package dev.muster.statestore.memory;

import org.jspecify.annotations.NullMarked;
