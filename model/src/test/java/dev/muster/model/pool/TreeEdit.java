package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Changes one place of a tree. */
final class TreeEdit {
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z_]\\w*)|\\[(\\d+)]");

    private TreeEdit() {}

    /** @param path such as {@code templates[0].image}; all but its last step must be there */
    static SpecTree put(SpecTree tree, String path, SpecTree value) {
        return change(tree, path(path).steps(), _ -> value);
    }

    static SpecTree put(SpecTree tree, SpecPath path, SpecTree value) {
        return change(tree, path.steps(), _ -> value);
    }

    static SpecTree remove(SpecTree tree, String path) {
        return remove(tree, path(path));
    }

    static SpecTree remove(SpecTree tree, SpecPath path) {
        var steps = path.steps();
        var last = (SpecPath.Step.Field) steps.getLast();
        return change(
                tree, steps.subList(0, steps.size() - 1), parent -> ((SpecTree.Mapping) parent).without(last.name()));
    }

    static SpecPath path(String text) {
        var path = SpecPath.root();
        var steps = STEP.matcher(text);
        while (steps.find()) {
            path = steps.group(1) == null ? path.element(Integer.parseInt(steps.group(2))) : path.field(steps.group(1));
        }
        return path;
    }

    private static SpecTree change(SpecTree tree, List<SpecPath.Step> steps, UnaryOperator<SpecTree> change) {
        if (steps.isEmpty()) {
            return change.apply(tree);
        }
        var rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case SpecPath.Step.Field(var name) -> {
                var mapping = (SpecTree.Mapping) tree;
                yield mapping.with(name, change(mapping.fields().getOrDefault(name, SpecTree.nothing()), rest, change));
            }
            case SpecPath.Step.Element(var position) -> {
                var elements = new ArrayList<>(((SpecTree.Sequence) tree).elements());
                elements.set(position, change(elements.get(position), rest, change));
                yield new SpecTree.Sequence(elements);
            }
        };
    }
}
