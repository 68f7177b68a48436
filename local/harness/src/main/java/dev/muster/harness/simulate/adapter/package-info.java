/** The shipped adapters of the platforms, with the simulated platforms' HTTP faces in the place of a network. */
@NullMarked
package dev.muster.harness.simulate.adapter;

import org.jspecify.annotations.NullMarked;
