/** The simulated form of the loop's runtime: processes whose workers take turns under virtual time, and can be killed and paused. */
@NullMarked
package dev.muster.harness.simulate.runtime;

import org.jspecify.annotations.NullMarked;
