package dev.muster.model.pool;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large a spec may be. DynamoDB takes items of 400 KB (DynamoDB developer guide, quotas), and the copy of the last good
 * spec needs room for its key beside it; what is refused here is refused while people look.
 */
final class SpecSize {
    /** Bytes, as DynamoDB counts them. */
    static final int MOST = 300_000;

    private static final int CONTAINER = 3;

    private SpecSize() {}

    /** What is wrong with the size of a spec, if anything. */
    static Optional<SpecProblem> problem(SpecTree spec) {
        long bytes = of(spec);
        return bytes <= MOST
                ? Optional.empty()
                : Optional.of(
                        new SpecProblem(SpecPath.root(), "must be at most " + MOST + " bytes, was about " + bytes));
    }

    private static long of(SpecTree tree) {
        return switch (tree) {
            case SpecTree.Mapping(Map<String, SpecTree> fields) -> {
                long sum = CONTAINER;
                for (Map.Entry<String, SpecTree> field : fields.entrySet()) {
                    sum += 1 + bytes(field.getKey()) + of(field.getValue());
                }
                yield sum;
            }
            case SpecTree.Sequence(List<SpecTree> elements) -> {
                long sum = CONTAINER;
                for (SpecTree element : elements) {
                    sum += 1 + of(element);
                }
                yield sum;
            }
            case SpecTree.Text(String value) -> bytes(value);
            case SpecTree.Decimal(var value) -> 2 + value.precision() / 2;
            case SpecTree.Flag flag -> 1;
            case SpecTree.Null nothing -> 1;
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
