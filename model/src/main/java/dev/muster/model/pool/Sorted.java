package dev.muster.model.pool;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Immutable maps in the order of their keys: the JDK salts the order of {@code Map.copyOf} anew in every run. */
final class Sorted {
    private Sorted() {}

    static <V> Map<String, V> none() {
        return Collections.emptyMap();
    }

    static <V> Map<String, V> copyOf(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
