package dev.muster.controller.ecs;

/**
 * What the last sweep of a whole cluster showed of its tasks.
 *
 * @param calls of ECS that it took
 * @param listed tasks of whomever
 * @param ours tasks of this installation
 * @param oursOfAnotherFamily whether one of ours would not be found among the tasks of our families
 * @param sweepsSince how many sweeps by family followed
 */
record Crowd(int calls, int listed, int ours, boolean oursOfAnotherFamily, int sweepsSince) {
    /** Below, there is nothing worth saving. */
    private static final int MANY_CALLS = 20;

    private static final int ONE_IN = 5;

    /** Others come and go; and only a whole sweep shows what bears our group and is of none of our families. */
    private static final int SWEEPS_BY_FAMILY = 20;

    /** Whether so few of the tasks are ours that it may be cheaper to ask for our families one by one. */
    boolean isForeign() {
        return calls >= MANY_CALLS && ours * ONE_IN <= listed && !oursOfAnotherFamily && sweepsSince < SWEEPS_BY_FAMILY;
    }

    /** Whether it is cheaper: each family is asked for twice at least, once per desired status. */
    boolean isDearerThan(int families) {
        return 2 * families + ours / 50 < calls / 2;
    }

    Crowd sweptByFamily() {
        return new Crowd(calls, listed, ours, oursOfAnotherFamily, sweepsSince + 1);
    }
}
