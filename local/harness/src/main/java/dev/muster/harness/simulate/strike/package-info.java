/** Where planned faults strike outside of a controller's calls: at events, tasks, containers, jobs, and at times. */
@NullMarked
package dev.muster.harness.simulate.strike;

import org.jspecify.annotations.NullMarked;
