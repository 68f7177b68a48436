package dev.muster.model.plan;

/** What an agent was taken for. */
public enum AgentBucket {
    /** Claimed; whether ECS has the task is not known. */
    UNCONFIRMED,
    /** Launched, on its way to its first session. */
    STARTING,
    /** Online and free. */
    READY,
    /** Has its job. */
    WORKING,
    /** Its job has a result. */
    FINISHING,
    /** Being ended without ever having had a job. */
    RETIRING,
    /** Its end is seen; what is left of it is being cleaned up. */
    ENDING
}
