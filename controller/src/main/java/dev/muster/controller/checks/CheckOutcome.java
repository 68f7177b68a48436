package dev.muster.controller.checks;

import java.util.Locale;

/** What became of a check, or of a request that wanted to be one. */
public enum CheckOutcome {
    /** Answered at once. */
    PASS,
    WAIT,
    FAIL,
    /** Taken, to be answered later. */
    ACCEPTED,
    /** It was taken before: nothing happens. */
    REPEATED,
    /** Something needed is missing or wrong. */
    MALFORMED,
    UNKNOWN_POOL,
    /** A body beyond the bound. */
    TOO_LONG,
    /** Without the secret, or with a wrong one. */
    DENIED,
    /** To be answered later, but there is no key to keep tokens with. */
    CLOSED,
    /** More at once than are worked on, or the state store does not answer. */
    BUSY,
    /** Answered later: it passed. */
    CALLED_BACK_PASS,
    /** Answered later: it failed. */
    CALLED_BACK_FAIL,
    /** Azure DevOps did not take the answer. */
    GIVEN_UP;

    /** As metrics write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
