/** What goes wrong in a run: drawn before it begins, counted when it takes effect. */
@NullMarked
package dev.muster.harness.simulate.fault;

import org.jspecify.annotations.NullMarked;
