/** What brings the controller and the simulated clouds together on one machine; never shipped, and nothing depends on it. */
@NullMarked
package dev.muster.harness;

import org.jspecify.annotations.NullMarked;
