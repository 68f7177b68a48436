package dev.muster.controller.loop;

import dev.muster.model.observed.TaskSeen;

/** Takes a versioned reading of a task, from wherever it came, and makes durable what must not be lost. */
public interface ObservationRecorder {
    Recording record(TaskSeen task);

    /** What became of the reading. */
    enum Recording {
        /** Taken; whoever told us may forget it. */
        TAKEN,
        /** A reading at least as new was known. */
        STALE,
        /** Not a task of this installation, or of no agent we know. */
        UNKNOWN_TASK,
        /** Could not be made durable now: tell us again. */
        TRY_AGAIN
    }
}
