package dev.muster.model.plan;

/** What a registration was taken for. */
public enum RegistrationBucket {
    /** Of one of our agents. */
    AGENT,
    /** Our placeholder for a template. */
    PLACEHOLDER,
    /** Our placeholder for what no template is any more. */
    OLD_PLACEHOLDER,
    /** Carries our installation id and an AgentId of this pool, but no such agent is known. */
    ORPHAN,
    /** Carries our installation id, but is neither an agent's nor a placeholder of this pool: left alone. */
    STRANGE,
    /** Another Muster installation's. */
    OTHER_INSTALLATION,
    /** Somebody else's. */
    FOREIGN
}
