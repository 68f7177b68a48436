/** The pure planner: a snapshot in, a plan out; no clock, chance or I/O inside. */
@NullMarked
package dev.muster.model.plan;

import org.jspecify.annotations.NullMarked;
