/** The domain of Muster: what people declare, what the platforms show, and the pure planner between them. */
@NullMarked
package dev.muster.model;

import org.jspecify.annotations.NullMarked;
