package dev.muster.controller.sqs;

import java.util.concurrent.atomic.AtomicLongArray;

/** What became of the messages since the controller started. Safe for use by many threads. */
public final class EventCounters {
    private final AtomicLongArray counts = new AtomicLongArray(Kind.values().length);

    /** What is counted. */
    public enum Kind {
        /** Messages received, repetitions included. */
        RECEIVED,
        /** Readings taken. */
        RECORDED,
        /** Readings that were not newer than what was known. */
        STALE,
        /** Readings of tasks that are nobody's agent. */
        UNKNOWN_TASK,
        /** Well-formed messages about something else. */
        NOT_FOR_US,
        /** Messages that ECS never sends. */
        MALFORMED,
        /** Readings that could not be made durable, and were left for another time. */
        TRY_AGAIN,
        /** Messages that went to the dead letters, with the reason. */
        DEAD_LETTERED,
        /** Messages that should have gone there, and stay where they are because that failed. */
        DEAD_LETTER_FAILED,
        /** Messages whose hiding was lengthened because they are still worked on, each time. */
        EXTENDED,
        /** Messages that are done with but could not be deleted; they come again. */
        DELETE_FAILED,
        /** Receives that failed. */
        RECEIVE_FAILED
    }

    public long count(Kind kind) {
        return counts.get(place(kind));
    }

    void add(Kind kind, int more) {
        counts.addAndGet(place(kind), more);
    }

    /** The array's places are the enum's own order; nothing outside this object depends on it. */
    @SuppressWarnings("EnumOrdinal")
    private static int place(Kind kind) {
        return kind.ordinal();
    }
}
