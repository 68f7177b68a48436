/** Adapter of the loop's task port to Amazon ECS, and the reader of the events that ECS sends. */
@NullMarked
package dev.muster.controller.ecs;

import org.jspecify.annotations.NullMarked;
