package dev.muster.simulator.ecs;

/** Where ECS sends its task state changes; called while nothing else of the world happens. */
@FunctionalInterface
public interface TaskEvents {
    /** Takes one change. */
    void emit(TaskEvent event);
}
