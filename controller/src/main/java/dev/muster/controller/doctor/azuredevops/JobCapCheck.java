package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;

/** Whether the list of unfinished requests ends where it should not. */
record JobCapCheck(Ward ward) implements Check {
    /** Where the other form of the list is known to be cut off. */
    private static final int CAP = 200;

    @Override
    public Subject subject() {
        return Subject.JOB_CAP;
    }

    @Override
    public Result look() {
        int count = ward.jobs().read().size();
        if (count > CAP) {
            return new Result.Ok(count + " unfinished requests came: the list is not cut off at " + CAP + ".");
        }
        return count == CAP
                ? new Result.Warn(
                        "Exactly " + CAP + " unfinished requests came: the list may be cut off there.",
                        "Ask again with a longer queue; if it stays, report it: jobs beyond it would wait.")
                : new Result.Skipped("needs more than " + CAP + " unfinished requests, " + count + " were there");
    }
}
