/** Choosing: whatever may go one way or another in a run asks here, so that chance, enumeration and replay are one thing. */
@NullMarked
package dev.muster.harness.simulate.choice;

import org.jspecify.annotations.NullMarked;
