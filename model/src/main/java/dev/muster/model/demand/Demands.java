package dev.muster.model.demand;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one job asks of its agent. Two are equal if they ask for the same, whatever order or case ADO sent
 * them in, so that this serves as the key of a class of jobs.
 *
 * @param all without repetitions, in the order of their texts; both without regard to case
 */
public record Demands(List<Demand> all) {
    private static final Demands NONE = new Demands(List.of());

    public Demands {
        all = List.copyOf(distinct(all));
    }

    public static Demands parse(List<String> written) {
        return new Demands(written.stream().map(Demand::parse).toList());
    }

    public static Demands none() {
        return NONE;
    }

    public boolean satisfiedBy(Capabilities capabilities) {
        return all.stream().allMatch(demand -> demand.satisfiedBy(capabilities));
    }

    /** The demands that these capabilities do not satisfy, in their order. */
    public List<Demand> missingFrom(Capabilities capabilities) {
        return all.stream().filter(demand -> !demand.satisfiedBy(capabilities)).toList();
    }

    private static Collection<Demand> distinct(List<Demand> demands) {
        var byText = new TreeMap<String, Demand>(String.CASE_INSENSITIVE_ORDER);
        demands.forEach(demand -> byText.putIfAbsent(demand.text(), demand));
        return byText.values();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Demands that && sameTexts(that.all);
    }

    private boolean sameTexts(List<Demand> others) {
        if (all.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).text().equalsIgnoreCase(others.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return all.stream().mapToInt(demand -> IgnoringCase.hash(demand.text())).sum();
    }

    /** The texts joined by commas, or {@code none}. */
    @Override
    public String toString() {
        return all.isEmpty() ? "none" : all.stream().map(Demand::text).collect(Collectors.joining(", "));
    }
}
