/** What is decided about checks, and how their tokens are kept. */
@NullMarked
package dev.muster.controller.checks;

import org.jspecify.annotations.NullMarked;
