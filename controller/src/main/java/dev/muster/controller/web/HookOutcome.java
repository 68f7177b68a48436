package dev.muster.controller.web;

/** What became of a request to the events endpoint. */
public enum HookOutcome {
    /** Pools of the organisation are read soon. */
    ACCEPTED,
    /** An event that was here before: nothing happens. */
    REPLAYED,
    /** An event of another kind, or of an organisation without a pool here: nothing happens. */
    IGNORED,
    /** No event at all. */
    MALFORMED,
    /** A body beyond the bound. */
    TOO_LONG,
    /** Without the secret, or with a wrong one. */
    DENIED,
    /** More requests at once than are worked on. */
    BUSY
}
