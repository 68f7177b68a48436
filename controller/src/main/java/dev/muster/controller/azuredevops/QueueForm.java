package dev.muster.controller.azuredevops;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * In which form a pool's queue is read. The whole form is one call, but names for each request every agent that could take
 * it, so that it grows with jobs times agents. Where that gets out of hand, pages without agents are read instead, many
 * calls that also bring what is finished.
 */
sealed interface QueueForm {
    /**
     * More than this is not asked for again and again; counted as it comes over the wire, compressed, because pages cost
     * calls, and calls are what Azure DevOps limits: 10,000 jobs would be 50 of them.
     */
    long LARGE = 20_000_000;

    /** Whoever takes longer than this to answer is busy with the agents' names. */
    Duration SLOW = Duration.ofSeconds(5);

    Duration FIRST_STAY = Duration.ofMinutes(10);
    Duration LONGEST_STAY = Duration.ofHours(1);

    /** At once, with the agents. */
    record Whole() implements QueueForm {}

    /**
     * In pages, until the whole is tried again.
     *
     * @param stay how long that is; longer each time the whole was still too large
     * @param why what was too large; one clause
     */
    record Pages(Instant until, Duration stay, String why) implements QueueForm {}

    /** At once, however large, because pages cannot be relied on here. */
    record OnlyWhole(Instant until) implements QueueForm {}

    default boolean isPaged(Instant now) {
        return this instanceof Pages pages && pages.until().isAfter(now);
    }

    /**
     * What comes after a reading of the whole.
     *
     * @param bytes as they came over the wire
     * @param took without what the service let it wait for
     */
    default QueueForm afterWhole(long bytes, Duration took, Instant now) {
        boolean large = bytes > LARGE;
        if (!large && took.compareTo(SLOW) <= 0) {
            return new Whole();
        }
        String why = large ? "was " + bytes / 1_000_000 + " MB long" : "took " + took.toSeconds() + " s";
        return switch (this) {
            case Whole() -> new Pages(now.plus(FIRST_STAY), FIRST_STAY, why);
            case Pages(Instant until, Duration stay, String before) -> {
                Duration longer = stay.multipliedBy(2);
                Duration next = longer.compareTo(LONGEST_STAY) < 0 ? longer : LONGEST_STAY;
                yield new Pages(now.plus(next), next, why);
            }
            case OnlyWhole(Instant until) ->
                until.isAfter(now) ? this : new Pages(now.plus(FIRST_STAY), FIRST_STAY, why);
        };
    }

    /** Pages did not show beyond doubt that they were all. */
    static QueueForm afterUnreliablePages(Instant now) {
        return new OnlyWhole(now.plus(LONGEST_STAY));
    }

    /** What people should know of it; empty if there is nothing. */
    default Optional<String> described() {
        return this instanceof Pages pages
                ? Optional.of("The queue is read in pages of " + QueuePages.ROWS
                        + " requests, because the list with all matching agents " + pages.why()
                        + ". Fewer registrations of offline agents make it smaller.")
                : Optional.empty();
    }
}
