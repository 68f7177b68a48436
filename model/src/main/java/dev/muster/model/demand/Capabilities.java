package dev.muster.model.demand;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent offers: names with values. Names ignore case, as the agent's own map of them does
 * (azure-pipelines-agent, CapabilitiesManager), and are walked in that order; values are kept exactly.
 */
public final class Capabilities {
    private static final Capabilities NONE = new Capabilities(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final NavigableMap<String, String> byName;

    private Capabilities(NavigableMap<String, String> byName) {
        this.byName = Collections.unmodifiableNavigableMap(byName);
    }

    /** Of names that differ only in case the one that the map yields last gives the value. */
    public static Capabilities of(Map<String, String> values) {
        return NONE.withAll(values);
    }

    public static Capabilities none() {
        return NONE;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Both together; where both have a name, the value of {@code others} counts. */
    public Capabilities with(Capabilities others) {
        return withAll(others.byName);
    }

    /** These and one more, whose value replaces the one there may be. */
    public Capabilities with(String name, String value) {
        return withAll(Collections.singletonMap(name, value));
    }

    /** Unmodifiable, case-insensitive, in the order of the names. */
    public Map<String, String> asMap() {
        return byName;
    }

    public int size() {
        return byName.size();
    }

    private Capabilities withAll(Map<String, String> more) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(byName);
        all.putAll(more);
        return new Capabilities(all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Capabilities that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.entrySet().stream()
                .mapToInt(entry ->
                        IgnoringCase.hash(entry.getKey()) ^ entry.getValue().hashCode())
                .sum();
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
