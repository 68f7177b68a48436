/** What every store has to keep to, whatever it keeps its items in. */
@NullMarked
package dev.muster.statestore;

import org.jspecify.annotations.NullMarked;
