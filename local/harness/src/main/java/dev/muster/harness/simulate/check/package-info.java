/** The invariants, one class each, named by their numbers in the list of the project's correctness methods. */
@NullMarked
package dev.muster.harness.simulate.check;

import org.jspecify.annotations.NullMarked;
