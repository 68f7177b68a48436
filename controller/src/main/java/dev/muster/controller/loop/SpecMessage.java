package dev.muster.controller.loop;

import dev.muster.model.pool.SpecProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What the condition SpecValid says of a spec that cannot be used. */
final class SpecMessage {
    /** More would fit into no condition, and nobody would read them. */
    private static final int MOST_NAMED = 50;

    private SpecMessage() {}

    /** @param kept the spec of before */
    static String of(List<SpecProblem> mistakes, KeptSpec kept) {
        int more = mistakes.size() - MOST_NAMED;
        return named(mistakes) + (more > 0 ? "; and " + more + " more. " : ". ") + consequence(kept);
    }

    static String consequence(KeptSpec kept) {
        return switch (kept) {
            case KeptSpec.InForce(var _, List<SpecProblem> unread)
            when !unread.isEmpty() ->
                "The last good spec stays in force, but for fields that only a newer release of Muster knows: "
                        + unread.stream()
                                .limit(MOST_NAMED)
                                .map(problem -> problem.path().toString())
                                .collect(Collectors.joining(", "))
                        + ".";
            case KeptSpec.InForce _ -> "The last good spec stays in force.";
            case KeptSpec.Unusable(List<SpecProblem> problems) ->
                "The last good spec was kept by a release of Muster that read it otherwise (" + named(problems)
                        + "), so nothing is done for this pool.";
            case KeptSpec.None _ -> "There is no earlier spec, so nothing is done for this pool.";
        };
    }

    private static String named(List<SpecProblem> problems) {
        return problems.stream().limit(MOST_NAMED).map(SpecProblem::toString).collect(Collectors.joining("; "));
    }
}
