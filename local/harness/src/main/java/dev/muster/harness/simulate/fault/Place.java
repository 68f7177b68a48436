package dev.muster.harness.simulate.fault;

/** Names of the places at which a fault can strike. Each counts its own visits from 1. */
public final class Place {
    /** The seconds of a run, from its start. */
    public static final String CLOCK = "clock";
    /** The start of the run, visited once. */
    public static final String RUN = "run";
    /** Task events, as ECS emits them. */
    public static final String EVENT = "event";
    /** Tasks, as ECS begins them. */
    public static final String TASK = "task";
    /** Containers, as they start. */
    public static final String CONTAINER = "container";
    /** Jobs, as people queue them. */
    public static final String JOB = "job";

    private Place() {}

    /** Calls of one kind by one controller, {@code a} or {@code b}, over its restarts. */
    public static String call(String controller, CallKind kind) {
        return controller + "." + kind;
    }
}
