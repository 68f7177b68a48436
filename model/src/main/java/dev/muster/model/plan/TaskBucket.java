package dev.muster.model.plan;

/** What a task of our group that belongs to no known agent was taken for. */
public enum TaskBucket {
    /** Its AgentId is of this pool, but no such agent is known. */
    ORPHAN,
    /** It is in our group but does not carry an AgentId of this pool: left alone. */
    STRANGE
}
