/** A simulated Amazon ECS: task definitions, tasks and their lives in the clusters of one account and region. */
@NullMarked
package dev.muster.simulator.ecs;

import org.jspecify.annotations.NullMarked;
