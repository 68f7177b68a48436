/** One agent from its claim to its end: identity, life cycle, timeline, and the request frozen before its launch. */
@NullMarked
package dev.muster.model.agent;

import org.jspecify.annotations.NullMarked;
