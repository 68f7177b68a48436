package dev.muster.model.pool;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where in a spec something is; printed as {@code spec.templates[2].image}, and names that are no plain words in
 * brackets and quotes: {@code spec.templates[2].capabilities["my tool"]}.
 */
public record SpecPath(List<Step> steps) {
    private static final SpecPath ROOT = new SpecPath(List.of());

    public SpecPath {
        steps = List.copyOf(steps);
    }

    /** The whole spec. */
    public static SpecPath root() {
        return ROOT;
    }

    public SpecPath field(String name) {
        return then(new Step.Field(name));
    }

    /** @param position from 0 */
    public SpecPath element(int position) {
        return then(new Step.Element(position));
    }

    private SpecPath then(Step step) {
        return new SpecPath(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("", "spec", ""));
    }

    /** One step down into the tree. */
    public sealed interface Step {
        /** Into a mapping. */
        record Field(String name) implements Step {
            private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

            @Override
            public String toString() {
                return PLAIN.matcher(name).matches() ? "." + Shown.clipped(name) : "[" + Shown.quoted(name) + "]";
            }
        }

        /** Into a sequence; positions count from 0. */
        record Element(int position) implements Step {
            @Override
            public String toString() {
                return "[" + position + "]";
            }
        }
    }
}
