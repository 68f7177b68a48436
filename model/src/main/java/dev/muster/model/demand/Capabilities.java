package dev.muster.model.demand;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an agent offers: names with values. Names ignore case, as the agent's own map of them does
 * (azure-pipelines-agent, CapabilitiesManager), and are walked in that order; values are kept exactly. Kept in two
 * arrays, because a plan walks those of thousands of agents and a tree's nodes would lie all over the memory.
 */
public final class Capabilities {
    private static final Capabilities NONE = new Capabilities(new String[0], new String[0]);

    private final String[] names;
    private final String[] values;

    private Capabilities(String[] names, String[] values) {
        this.names = names;
        this.values = values;
    }

    /** Of names that differ only in case the one that the map yields last gives the value. */
    public static Capabilities of(Map<String, String> values) {
        return NONE.withAll(values);
    }

    public static Capabilities none() {
        return NONE;
    }

    public Optional<String> get(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(values[index]);
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** Both together; where both have a name, the value of {@code others} counts. */
    public Capabilities with(Capabilities others) {
        return withAll(others.sorted());
    }

    /** These and one more, whose value replaces the one there may be. */
    public Capabilities with(String name, String value) {
        return withAll(Collections.singletonMap(name, value));
    }

    /** These but one; the same if there is none of that name. */
    public Capabilities without(String name) {
        NavigableMap<String, String> all = sorted();
        return all.remove(name) == null ? this : NONE.withAll(all);
    }

    /** A copy: unmodifiable, case-insensitive, in the order of the names. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableNavigableMap(sorted());
    }

    public int size() {
        return names.length;
    }

    /** Hands over each name with its value, in the order of the names. */
    void forEach(BiConsumer<String, String> consumer) {
        for (int index = 0; index < names.length; index++) {
            consumer.accept(names[index], values[index]);
        }
    }

    private int indexOf(String name) {
        return Arrays.binarySearch(names, name, String.CASE_INSENSITIVE_ORDER);
    }

    private NavigableMap<String, String> sorted() {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        forEach(all::put);
        return all;
    }

    private Capabilities withAll(Map<String, String> more) {
        var all = sorted();
        all.putAll(more);
        return new Capabilities(
                all.keySet().toArray(String[]::new), all.values().toArray(String[]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Capabilities that
                && Arrays.equals(values, that.values)
                && Arrays.equals(names, that.names, String.CASE_INSENSITIVE_ORDER);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int index = 0; index < names.length; index++) {
            hash += IgnoringCase.hash(names[index]) ^ values[index].hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return sorted().toString();
    }
}
