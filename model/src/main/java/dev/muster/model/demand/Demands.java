package dev.muster.model.demand;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one job asks of its agent. Two are equal if they ask for the same, whatever order or case ADO sent
 * them in, so that this serves as the key of a class of jobs; that is decided by one text made beforehand, because a
 * plan asks it of thousands of jobs.
 */
public final class Demands {
    private static final Demands NONE = new Demands(List.of());

    private final List<Demand> all;
    private final String key;
    private final int hash;

    public Demands(List<Demand> demands) {
        var byText = new TreeMap<String, Demand>(String.CASE_INSENSITIVE_ORDER);
        demands.forEach(demand -> byText.putIfAbsent(demand.text(), demand));
        this.all = List.copyOf(byText.values());
        var texts = new StringBuilder();
        for (String text : byText.keySet()) {
            var folded = IgnoringCase.fold(text);
            // Preceded by its length, so that no two different lists make one key.
            texts.append(folded.length()).append(':').append(folded);
        }
        this.key = texts.toString();
        this.hash = key.hashCode();
    }

    public static Demands parse(List<String> written) {
        return new Demands(written.stream().map(Demand::parse).toList());
    }

    public static Demands none() {
        return NONE;
    }

    /** Without repetitions, in the order of their texts; both without regard to case. */
    public List<Demand> all() {
        return all;
    }

    public boolean satisfiedBy(Capabilities capabilities) {
        for (Demand demand : all) {
            if (!demand.satisfiedBy(capabilities)) {
                return false;
            }
        }
        return true;
    }

    /** The demands that these capabilities do not satisfy, in their order. */
    public List<Demand> missingFrom(Capabilities capabilities) {
        return all.stream().filter(demand -> !demand.satisfiedBy(capabilities)).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Demands that && hash == that.hash && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The texts joined by commas, or {@code none}. */
    @Override
    public String toString() {
        return all.isEmpty() ? "none" : all.stream().map(Demand::text).collect(Collectors.joining(", "));
    }
}
