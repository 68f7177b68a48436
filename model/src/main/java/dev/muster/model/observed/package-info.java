/** What the platforms showed, each reading with the time it began: no decision rests on anything else. */
@NullMarked
package dev.muster.model.observed;

import org.jspecify.annotations.NullMarked;
