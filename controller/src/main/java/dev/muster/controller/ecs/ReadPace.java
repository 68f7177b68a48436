package dev.muster.controller.ecs;

/** Keeps reads of tasks within what ECS allows: ListTasks and DescribeTasks share one bucket per account and region. */
public interface ReadPace {
    /** How soon a reading is needed. */
    enum Urgency {
        /** A launch or stop waits for it. */
        LOOK_UP,
        /** It is one of the many calls of a sweep, which leave the bucket to look-ups when it runs low. */
        SWEEP
    }

    /** Everything at once: for those who count elsewhere. */
    ReadPace UNHURRIED = new ReadPace() {
        @Override
        public void awaitTurn(Urgency urgency) {}

        @Override
        public void afterThrottle(int times) {}
    };

    /** Waits until one call may be made, and counts it. */
    void awaitTurn(Urgency urgency) throws InterruptedException;

    /**
     * Takes that ECS refused a call because there were too many, and waits before it is repeated.
     *
     * @param times how often this call was refused so far, at least 1
     */
    void afterThrottle(int times) throws InterruptedException;

    /** A round of reads of which none was begun. */
    default ReadRound newRound() {
        return ReadRound.ONE_BY_ONE;
    }
}
