/** What the failures of launches mean: every reason of ECS has a kind, and every kind a decision. */
@NullMarked
package dev.muster.model.failure;

import org.jspecify.annotations.NullMarked;
