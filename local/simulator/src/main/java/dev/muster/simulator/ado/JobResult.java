package dev.muster.simulator.ado;

import java.util.List;
import java.util.Optional;

/** How a job request ended, with the word Azure DevOps uses for it on the wire. */
public enum JobResult {
    SUCCEEDED("succeeded"),
    SUCCEEDED_WITH_ISSUES("succeededWithIssues"),
    FAILED("failed"),
    CANCELED("canceled"),
    SKIPPED("skipped"),
    ABANDONED("abandoned");

    private final String wireName;

    JobResult(String wireName) {
        this.wireName = wireName;
    }

    /** For example {@code succeededWithIssues}. */
    public String wireName() {
        return wireName;
    }

    /** The result of that name, in whatever case; empty if there is none. */
    public static Optional<JobResult> named(String wireName) {
        return List.of(values()).stream()
                .filter(result -> result.wireName.equalsIgnoreCase(wireName))
                .findFirst();
    }
}
