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
        return SpecSize.problem(tree)
                .<SpecReading>map(tooLarge -> new SpecReading.Invalid(List.of(tooLarge)))
                .orElseGet(() -> judge(tree));
    }

    private static SpecReading judge(SpecTree tree) {
        List<SpecProblem> problems = new ArrayList<>();
        List<SpecProblem> warnings = new ArrayList<>();
        DocumentOrder order = DocumentOrder.of(tree);
        return PoolSection.READER
                .read(new Place(tree, SpecPath.root(), problems, warnings))
                .<SpecReading>map(spec -> new SpecReading.Valid(spec, order.sorted(warnings)))
                .orElseGet(() -> new SpecReading.Invalid(order.sorted(problems)));
    }
}
