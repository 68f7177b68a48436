/** Specifications of the ECS adapter against prepared answers in ECS's own protocol, and of its events. */
@NullMarked
package dev.muster.controller.ecs;

import org.jspecify.annotations.NullMarked;
