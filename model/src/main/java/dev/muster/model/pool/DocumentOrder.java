package dev.muster.model.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts problems in the order in which people come across them in their text: a value before what is inside it, and
 * what is missing from a map after all that is there.
 */
final class DocumentOrder {
    private static final int MISSING = Integer.MAX_VALUE;

    private final SpecTree root;
    private final Map<SpecPath, Map<String, Integer>> positionsInMaps = new LinkedHashMap<>();

    private DocumentOrder(SpecTree root) {
        this.root = root;
    }

    static DocumentOrder of(SpecTree root) {
        return new DocumentOrder(root);
    }

    List<SpecProblem> sorted(List<SpecProblem> problems) {
        return problems.stream()
                .map(problem -> new Positioned(positions(problem.path()), problem))
                .sorted(Comparator.comparing(Positioned::positions, DocumentOrder::compare))
                .map(Positioned::problem)
                .toList();
    }

    private record Positioned(List<Integer> positions, SpecProblem problem) {}

    /** The position of each step of the path among its neighbours, as far down as the tree goes. */
    private List<Integer> positions(SpecPath path) {
        List<Integer> positions = new ArrayList<>();
        var here = SpecPath.root();
        var tree = root;
        for (var step : path.steps()) {
            if (tree instanceof SpecTree.Mapping mapping && step instanceof SpecPath.Step.Field(var name)) {
                positions.add(positionsIn(mapping, here).getOrDefault(name, MISSING));
                tree = mapping.fields().getOrDefault(name, SpecTree.nothing());
                here = here.field(name);
            } else if (tree instanceof SpecTree.Sequence(var elements)
                    && step instanceof SpecPath.Step.Element(var position)) {
                positions.add(position);
                tree = elements.get(position);
                here = here.element(position);
            }
        }
        return positions;
    }

    private Map<String, Integer> positionsIn(SpecTree.Mapping mapping, SpecPath path) {
        return positionsInMaps.computeIfAbsent(path, _ -> {
            Map<String, Integer> positions = new LinkedHashMap<>();
            mapping.fields().keySet().forEach(name -> positions.put(name, positions.size()));
            return positions;
        });
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
