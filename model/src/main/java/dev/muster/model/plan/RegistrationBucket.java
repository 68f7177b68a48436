package dev.muster.model.plan;

/** What a registration was taken for. */
public enum RegistrationBucket {
    /** Of one of our agents. */
    AGENT,
    /** Our placeholder for a template. */
    PLACEHOLDER,
    /** Our placeholder for what no template is any more. */
    OLD_PLACEHOLDER,
    /** Carries our installation id, but no agent of ours is known by its name. */
    ORPHAN,
    /** Another Muster installation's. */
    OTHER_INSTALLATION,
    /** Somebody else's. */
    FOREIGN
}
