/** The contract in memory, and the hooks that simulations use. */
@NullMarked
package dev.muster.statestore.memory;

import org.jspecify.annotations.NullMarked;
