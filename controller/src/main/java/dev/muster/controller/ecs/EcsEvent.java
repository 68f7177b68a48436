package dev.muster.controller.ecs;

import dev.muster.model.observed.TaskSeen;

/** What one message from EventBridge turned out to be. */
public sealed interface EcsEvent {
    /** A versioned reading of a task whose group is of Muster's form. */
    record TaskChange(TaskSeen task) implements EcsEvent {}

    /** Well formed, but about something else. */
    record NotForUs(String why) implements EcsEvent {}

    /** Not what ECS sends; nothing of it may be believed. */
    record Malformed(String why) implements EcsEvent {}
}
