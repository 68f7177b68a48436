package dev.muster.harness.bench;

import java.util.List;

/**
 * How large a drawn pool is, and how hard to match.
 *
 * @param name one word for the report
 * @param jobs requests that wait; those that busy agents work on come on top
 * @param demandSets how many different demand sets they have
 * @param agents agents of ours, in every phase
 * @param foreignAgents agents of others, online and free
 * @param templates templates of the pool
 * @param likeness whether agents can be told apart by what jobs ask for
 */
record Shape(String name, int jobs, int demandSets, int agents, int foreignAgents, int templates, Likeness likeness) {
    /** What makes agents different from each other. */
    enum Likeness {
        /** Only names, paths and the like, which few jobs ask for. */
        ORDINARY,
        /** Every agent also offers a mixture of its own of what jobs ask for, and all are online. */
        ALL_DIFFERENT
    }

    /** The size that is promised, and a tenth of it. */
    static final Shape FULL = new Shape("full", 10_000, 200, 5_000, 500, 10, Likeness.ORDINARY);

    static final Shape TENTH = new Shape("tenth", 1_000, 20, 500, 50, 10, Likeness.ORDINARY);

    /** A tenth of the jobs and agents, with as many demand sets as the whole. */
    static final Shape TENTH_SAME_SETS = new Shape("tenth-same-sets", 1_000, 200, 500, 50, 10, Likeness.ORDINARY);

    static final List<Shape> PROMISED = List.of(FULL, TENTH, TENTH_SAME_SETS);

    /** Where nearly everything still waits: what reading the queue costs is seen best there. */
    static final Shape LONG_QUEUE = new Shape("long-queue", 10_000, 200, 3, 3, 10, Likeness.ORDINARY);

    /** What nobody has, as far as we know, but what must not stop the loop either. */
    static final List<Shape> HARD = List.of(
            new Shape("every-job-different", 10_000, 10_000, 5_000, 500, 10, Likeness.ORDINARY),
            new Shape("every-agent-different", 10_000, 200, 5_000, 500, 10, Likeness.ALL_DIFFERENT),
            new Shape("everything-different", 10_000, 10_000, 5_000, 500, 10, Likeness.ALL_DIFFERENT));

    /** The same with everything but the templates {@code factor} times smaller, yet at least one of each. */
    Shape shrunk(int factor) {
        return new Shape(
                name,
                Math.max(1, jobs / factor),
                Math.max(1, demandSets / factor),
                Math.max(1, agents / factor),
                Math.max(1, foreignAgents / factor),
                templates,
                likeness);
    }
}
