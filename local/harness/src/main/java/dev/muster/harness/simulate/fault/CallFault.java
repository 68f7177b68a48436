package dev.muster.harness.simulate.fault;

/** What can go wrong with one call, on our side of it. */
public enum CallFault {
    NONE,
    /** The process dies just before the call has its effect. */
    CRASH_BEFORE,
    /** The process dies just after the call had its effect. */
    CRASH_AFTER,
    /** The call has its effect and its answer never arrives. */
    LOST_ANSWER,
    /** The process stops for longer than anybody waits for it, then goes on with the call. */
    PAUSE_BEFORE
}
