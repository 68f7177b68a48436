package dev.muster.model.pool;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What somebody wrote as a spec, before anybody judged it: the common shape of a DynamoDB map and a JSON document.
 * Adapters build it, {@link SpecReader} reads it.
 */
public sealed interface SpecTree {
    /** Fields with their values, in the order written (or the order the adapter got them in); names are unique. */
    record Mapping(SequencedMap<String, SpecTree> fields) implements SpecTree {
        public Mapping {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        /** This with one more field at the end, or with the field's value replaced where it stands. */
        public Mapping with(String name, SpecTree value) {
            var changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return new Mapping(changed);
        }

        public Mapping with(String name, String value) {
            return with(name, text(value));
        }

        public Mapping with(String name, long value) {
            return with(name, number(value));
        }

        public Mapping with(String name, boolean value) {
            return with(name, flag(value));
        }

        public Mapping without(String name) {
            var changed = new LinkedHashMap<>(fields);
            changed.remove(name);
            return new Mapping(changed);
        }
    }

    /** Values in their order. */
    record Sequence(List<SpecTree> elements) implements SpecTree {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Text. */
    record Text(String value) implements SpecTree {}

    /** A number, exactly as written. */
    record Decimal(BigDecimal value) implements SpecTree {}

    /** True or false. */
    record Flag(boolean value) implements SpecTree {}

    /** An explicit null, which is not the same as nothing written. */
    record Null() implements SpecTree {}

    /**
     * SHA-256 over a canonical form, 64 lower-case hexadecimal digits. The order of fields and the spelling of numbers
     * (1, 1.0) do not count, so that an edit by hand that bumps no generation is seen, and a mere re-reading is not.
     */
    default String contentHash() {
        return ContentHash.of(this);
    }

    static Mapping mapping() {
        return new Mapping(new LinkedHashMap<>());
    }

    /** A mapping of texts, in the order of the map given. */
    static Mapping texts(Map<String, String> fields) {
        var trees = new LinkedHashMap<String, SpecTree>();
        fields.forEach((name, value) -> trees.put(name, text(value)));
        return new Mapping(trees);
    }

    static Sequence sequence(SpecTree... elements) {
        return new Sequence(List.of(elements));
    }

    /** A sequence of texts. */
    static Sequence texts(String... elements) {
        return new Sequence(Arrays.stream(elements).map(SpecTree::text).toList());
    }

    static SpecTree text(String value) {
        return new Text(value);
    }

    static SpecTree number(long value) {
        return new Decimal(BigDecimal.valueOf(value));
    }

    static SpecTree flag(boolean value) {
        return new Flag(value);
    }

    static SpecTree nothing() {
        return new Null();
    }
}
