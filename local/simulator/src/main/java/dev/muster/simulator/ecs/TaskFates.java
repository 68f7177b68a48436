package dev.muster.simulator.ecs;

/** Decides what is special about single tasks. */
@FunctionalInterface
public interface TaskFates {
    /** All are ordinary. */
    TaskFates ORDINARY = task -> new TaskFate.Ordinary();

    /** Asked once for every task, in the order of their launches. */
    TaskFate fate(EcsTask task);
}
