package dev.muster.model.pool;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The pieces of JSON Schema (draft 2020-12) that readers are described with. */
final class SchemaParts {
    static final SpecTree.Mapping ANYTHING = SpecTree.mapping();
    static final SpecTree.Mapping NOTHING = SpecTree.mapping().with("not", ANYTHING);
    static final SpecTree.Mapping TEXT = SpecTree.mapping().with("type", "string");
    static final SpecTree.Mapping FLAG = SpecTree.mapping().with("type", "boolean");

    private SchemaParts() {}

    /** Text that matches as a whole; the pattern must mean the same in Java and in ECMAScript. */
    static SpecTree.Mapping text(Pattern pattern) {
        return TEXT.with("pattern", "^(?:" + pattern.pattern() + ")$");
    }

    static SpecTree.Mapping oneOf(List<String> words) {
        return SpecTree.mapping().with("enum", SpecTree.texts(words.toArray(String[]::new)));
    }

    static SpecTree.Mapping wholeNumber(int least, int most) {
        return SpecTree.mapping().with("type", "integer").with("minimum", least).with("maximum", most);
    }

    static SpecTree.Mapping list(SpecTree.Mapping element, int least, int most) {
        return SpecTree.mapping()
                .with("type", "array")
                .with("minItems", least)
                .with("maxItems", most)
                .with("items", element);
    }

    static SpecTree.Mapping map(SpecTree.Mapping name, SpecTree.Mapping value) {
        return SpecTree.mapping()
                .with("type", "object")
                .with("propertyNames", name)
                .with("additionalProperties", value);
    }

    static SpecTree.Mapping anyOf(SpecTree.Mapping... shapes) {
        return SpecTree.mapping().with("anyOf", SpecTree.sequence(shapes));
    }

    /** A section with these fields and no others. */
    static SpecTree.Mapping section(SpecTree.Mapping fields, Collection<String> required) {
        SpecTree.Mapping section = SpecTree.mapping().with("type", "object").with("properties", fields);
        SpecTree.Mapping named = required.isEmpty()
                ? section
                : section.with("required", SpecTree.texts(required.toArray(String[]::new)));
        return named.with("additionalProperties", false);
    }
}
