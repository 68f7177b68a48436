/** What jobs ask for and agents offer, in ADO's own language of demands and capabilities. */
@NullMarked
package dev.muster.model.demand;

import org.jspecify.annotations.NullMarked;
