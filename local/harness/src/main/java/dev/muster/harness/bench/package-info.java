/** How long one plan takes: pools drawn from a seed, small, large and hard ones measured side by side. */
@NullMarked
package dev.muster.harness.bench;

import org.jspecify.annotations.NullMarked;
