package dev.muster.controller.loop;

import dev.muster.model.pool.SpecProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What the condition SpecValid says of a spec that cannot be used. */
final class SpecMessage {
    /** More would fit into no condition, and nobody would read them. */
    private static final int MOST_NAMED = 50;

    private SpecMessage() {}

    /** @param hasEarlier whether an earlier spec is in force */
    static String of(List<SpecProblem> mistakes, boolean hasEarlier) {
        String named =
                mistakes.stream().limit(MOST_NAMED).map(SpecProblem::toString).collect(Collectors.joining("; "));
        int more = mistakes.size() - MOST_NAMED;
        return named + (more > 0 ? "; and " + more + " more. " : ". ") + consequence(hasEarlier);
    }

    static String consequence(boolean hasEarlier) {
        return hasEarlier
                ? "The last good spec stays in force."
                : "There is no earlier spec, so nothing is done for this pool.";
    }
}
