/** Puts the controller together and runs it: the only place with configuration, threads, randomness and a clock. */
@NullMarked
package dev.muster.controller.app;

import org.jspecify.annotations.NullMarked;
