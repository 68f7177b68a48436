/** Deliberately broken controllers: if the simulation does not catch them, its green runs prove nothing. */
@NullMarked
package dev.muster.harness.simulate.mutate;

import org.jspecify.annotations.NullMarked;
