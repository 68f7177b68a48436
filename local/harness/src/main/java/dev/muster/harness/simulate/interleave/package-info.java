/** Every interleaving of a few workers: the loop's runtime in a form whose next worker is always somebody's choice. */
@NullMarked
package dev.muster.harness.simulate.interleave;

import org.jspecify.annotations.NullMarked;
