package dev.muster.controller.bootstrap;

import java.time.Duration;
import java.util.Locale;

/** What an applicant has to wait for. The container's own start deadline ends the waiting, never we. */
public enum RetryCause {
    /** No such pool, or this replica has not read it yet. */
    POOL_NOT_READY(5),
    /** No such agent in the store, or not yet. */
    AGENT_UNKNOWN(2),
    /** ECS has not told us yet which task is the agent's. */
    TASK_UNKNOWN(2),
    /** The spec that this replica knows has no such template, or has it otherwise than the agent was launched. */
    TEMPLATE_UNKNOWN(10),
    STORE_UNAVAILABLE(3),
    /** STS did not answer. */
    IDENTITY_UNAVAILABLE(3),
    /** ADO did not answer, or is throttling. */
    REGISTRATION_UNAVAILABLE(5),
    /** ADO does not let us register: somebody has to mend the credential or the pool. */
    REGISTRATION_DENIED(60);

    private final Duration after;

    RetryCause(int seconds) {
        this.after = Duration.ofSeconds(seconds);
    }

    /** How long to wait if nothing better is known. */
    public Duration after() {
        return after;
    }

    /** The code in metrics, for example {@code task-unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
