package dev.muster.simulator.ecs;

/**
 * Where the containers of the simulated tasks run. Called while nothing else of the world happens, so it must not
 * block; it tells the end of a container with {@code EcsRegion.exited}, which it may call from in here.
 */
public interface ContainerHost {
    /** A task is RUNNING: its container begins. */
    void containerStarted(ContainerStart start);

    /** The container gets SIGTERM; it has its stop time-out to end by itself. Told at most once a task. */
    void terminate(String taskArn);

    /** The container got SIGKILL: nothing of it runs any more, and ECS knows that already. */
    void kill(String taskArn);
}
