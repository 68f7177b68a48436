package dev.muster.simulator.ado;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An agent's capabilities: names without regard to case, values as given, in the order of their names. */
public record Capabilities(SortedMap<String, String> values) {
    /** No capability at all. */
    public static final Capabilities NONE = new Capabilities(new TreeMap<>());

    /** Copies the map; of names that differ only in case the last wins. */
    public Capabilities {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** Capabilities of any map's entries. */
    public static Capabilities of(Map<String, String> values) {
        return new Capabilities(new TreeMap<>(values));
    }

    /** The value of a name, in whatever case it is written. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These and the others; where both have a name the others win. */
    public Capabilities overlaidBy(Capabilities others) {
        SortedMap<String, String> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        merged.putAll(values);
        merged.putAll(others.values);
        return new Capabilities(merged);
    }

    /** These and one more, unless the name is taken. */
    public Capabilities withDefault(String name, String value) {
        return values.containsKey(name)
                ? this
                : of(Collections.singletonMap(name, value)).overlaidBy(this);
    }
}
