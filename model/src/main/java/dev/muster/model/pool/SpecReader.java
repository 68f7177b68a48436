package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns what people wrote into a {@link PoolSpec}, or names every mistake at once. It takes any tree and never throws:
 * an item in a table may hold anything.
 */
public final class SpecReader {
    private SpecReader() {}

    public static SpecReading read(SpecTree tree) {
        return read(tree, Unknown.WRONG);
    }

    /**
     * Reads a spec that some release of Muster found good. A later one may know more fields: those are unwise here, not
     * wrong, so that what is in force stays so. Everything else is judged as {@link #read} does.
     */
    public static SpecReading readKept(SpecTree tree) {
        return read(tree, Unknown.UNWISE);
    }

    private static SpecReading read(SpecTree tree, Unknown unknown) {
        return SpecSize.problem(tree)
                .or(() -> SpecVersion.newer(tree))
                .<SpecReading>map(only -> new SpecReading.Invalid(List.of(only)))
                .orElseGet(() -> judge(tree, unknown));
    }

    private static SpecReading judge(SpecTree tree, Unknown unknown) {
        List<SpecProblem> problems = new ArrayList<>();
        List<SpecProblem> warnings = new ArrayList<>();
        List<SpecProblem> unknownFields = switch (unknown) {
            case WRONG -> problems;
            case UNWISE -> warnings;
        };
        DocumentOrder order = DocumentOrder.of(tree);
        return PoolSection.READER
                .read(new Place(tree, SpecPath.root(), problems, warnings, unknownFields))
                .<SpecReading>map(spec -> new SpecReading.Valid(spec, order.sorted(warnings)))
                .orElseGet(() -> new SpecReading.Invalid(order.sorted(problems)));
    }

    /** What a field is that nobody asks for. */
    private enum Unknown {
        WRONG,
        UNWISE
    }
}
