/** What checks need of others, over the wire. */
@NullMarked
package dev.muster.harness.checks;

import org.jspecify.annotations.NullMarked;
