package dev.muster.simulator.ado;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which form of the job request listing is wanted.
 *
 * @param completedRequestCount how many finished requests come along; empty means "some"
 * @param top the paged form: finished ones included whatever {@code completedRequestCount} says, at most 200, and
 *     without matched agents
 * @param continuation the last request id of the page before, in the paged form
 */
public record JobsQuery(OptionalInt completedRequestCount, OptionalInt top, OptionalLong continuation) {
    /** No parameters: unfinished requests and some finished ones. */
    public static final JobsQuery PLAIN = new JobsQuery(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty());

    /** {@code completedRequestCount=0}. */
    public static final JobsQuery UNFINISHED =
            new JobsQuery(OptionalInt.of(0), OptionalInt.empty(), OptionalLong.empty());
}
