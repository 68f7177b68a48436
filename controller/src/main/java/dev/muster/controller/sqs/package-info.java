/** The queue on which EventBridge puts ECS's task events: read, recorded, and only then forgotten. */
@NullMarked
package dev.muster.controller.sqs;

import org.jspecify.annotations.NullMarked;
