package dev.muster.controller.doctor;

/** One look at one thing. */
public interface Check {
    /** The line that it answers. */
    Subject subject();

    /**
     * Looks, within the time its subject allows; called at most once, and only if all that the subject needs has passed.
     *
     * @throws NotSeenException if whom it asked did not answer, or with something that makes no sense
     * @throws InterruptedException if the time is over
     */
    Result look() throws InterruptedException;

    /** A line that is not looked at this time. */
    static Check skipped(Subject subject, String why) {
        return new NotAsked(subject, why);
    }
}
