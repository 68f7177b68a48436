package dev.muster.controller.doctor;

import java.util.List;

/** Removes whatever the checks before made. */
public record CleanUp(Leftovers leftovers) implements Check {
    @Override
    public Subject subject() {
        return Subject.CLEAN_UP;
    }

    @Override
    public Result look() throws InterruptedException {
        List<String> left = leftovers.clear();
        return left.isEmpty()
                ? new Result.Ok("Everything that was made for this examination is gone again.")
                : new Result.Fail("Could not be removed: " + String.join("; ", left) + ".", "Remove it by hand.");
    }
}
