package dev.muster.controller.loop;

/**
 * Promises that a running controller can check by itself at every look. The numbers are those of the simulation's
 * checks; those that need more than one controller's view of the world are checked there only.
 */
public enum LiveInvariant {
    /** At most one ECS task per agent, for ever. */
    S1,
    /** No second attempt for a request while the first could still take it. */
    S2,
    /** Agents alive and launches never exceed {@code maxAgents}. */
    S4,
    /** Launches stay within the caps per look, in flight and per minute. */
    S5,
    /** A stored record moves only along the life cycle, and its revision never falls. */
    S7,
    /** Nobody else writes intentions for a pool that we own. */
    S8,
    /** Everything seen is in a bucket. */
    S13,
    /** A paused or draining pool, and one with no room, launches nothing. */
    S16,
    /** A launch rests on agents read before the jobs. */
    S19;

    /** Whether it is broken, harmlessly, whenever a pool changes its owner: the loser finds out by being refused. */
    public boolean isOrdinaryAtHandOver() {
        return this == S8;
    }
}
