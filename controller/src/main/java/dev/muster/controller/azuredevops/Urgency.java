package dev.muster.controller.azuredevops;

/** What a call is for, the most urgent first: when Azure DevOps wants to be asked less often, the last are put off first. */
enum Urgency {
    /** Disabling and deleting registrations: what keeps an agent from a second job, and old ones from being in the way. */
    CLEAN_UP,
    /** Making registrations, without which what was launched is of no use. */
    REGISTER,
    /** The rest of a poll that has begun. */
    POLL_ON,
    /** Beginning to read a pool's agents and queue. */
    POLL,
    /** Everything that is good to know. */
    LEARN;

    /** Whether nothing is lost but time if it is put off. */
    boolean canWait() {
        return compareTo(POLL_ON) >= 0;
    }
}
