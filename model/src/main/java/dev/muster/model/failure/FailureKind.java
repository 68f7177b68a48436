package dev.muster.model.failure;

import static dev.muster.model.failure.FailureDecision.BACK_OFF;
import static dev.muster.model.failure.FailureDecision.NEW_ATTEMPT;
import static dev.muster.model.failure.FailureDecision.NEXT_OPTION;
import static dev.muster.model.failure.FailureDecision.SAME_BYTES;
import static dev.muster.model.failure.FailureDecision.STOP_LAUNCHING;

import java.time.Duration;

/** What kinds of failures there are; each has one decision. */
public enum FailureKind {
    THROTTLED(SAME_BYTES, 1, "ECS was asked too often"),
    CAPACITY(NEXT_OPTION, 30, "there is no room for the task now"),
    QUOTA(NEXT_OPTION, 60, "the account may run no more of this kind"),
    MISCONFIGURED(STOP_LAUNCHING, 60, "what was asked for can never work as it is written"),
    DENIED(STOP_LAUNCHING, 60, "somebody's permissions do not suffice"),
    GONE(NEW_ATTEMPT, 2, "what it was to run from, or on, is not there any more"),
    CONFLICT(NEW_ATTEMPT, 2, "the token was used for something else"),
    SPOT(NEXT_OPTION, 30, "ECS took Spot capacity back"),
    IMAGE(STOP_LAUNCHING, 60, "the image cannot be had"),
    EXITED_EARLY(NEW_ATTEMPT, 60, "the task ended before its agent was online"),
    TRANSIENT(SAME_BYTES, 2, "something broke over there"),
    UNKNOWN(BACK_OFF, 30, "ECS says something that Muster does not know");

    private final FailureDecision decision;
    private final Duration firstPause;
    private final String words;

    FailureKind(FailureDecision decision, int firstPauseSeconds, String words) {
        this.decision = decision;
        this.firstPause = Duration.ofSeconds(firstPauseSeconds);
        this.words = words;
    }

    public FailureDecision decision() {
        return decision;
    }

    /** For how long nothing launches of the template, or of its capacity option, after the first failure in a row. */
    public Duration firstPause() {
        return firstPause;
    }

    /** What happened, as half a sentence. */
    public String words() {
        return words;
    }

    /**
     * Whether an agent that ran and ended so counts as a failed attempt of its job. Missing capacity, a host that died or
     * an image that nobody can pull says nothing about the job.
     */
    public boolean isOfTheJob() {
        return switch (this) {
            case EXITED_EARLY, UNKNOWN -> true;
            case THROTTLED, CAPACITY, QUOTA, MISCONFIGURED, DENIED, GONE, CONFLICT, SPOT, IMAGE, TRANSIENT -> false;
        };
    }
}
