/**
 * The controller's loop under virtual time: the same code, one worker at a time, with faults drawn from a seed and
 * invariants checked after every step.
 */
@NullMarked
package dev.muster.harness.simulate;

import org.jspecify.annotations.NullMarked;
