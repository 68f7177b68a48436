package dev.muster.controller.doctor;

/**
 * A line that is not looked at this time, whatever else passes.
 *
 * @param why the end of a sentence
 */
record NotAsked(Subject subject, String why) implements Check {
    @Override
    public Result look() {
        return new Result.Skipped(why);
    }
}
