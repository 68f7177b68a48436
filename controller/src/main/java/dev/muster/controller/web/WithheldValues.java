package dev.muster.controller.web;

import dev.muster.model.pool.SpecTree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of a spec that the API does not tell, since people do put secrets where none belong: those of plain variables, and
 * what stands where the place of a secret should. Each is shown as {@code {"withheld": true}}; whoever writes that back
 * leaves the value as it stands.
 */
final class WithheldValues {
    private static final SpecTree MARK = SpecTree.mapping().with("withheld", true);

    /** Fields with plain variables. */
    private static final List<String> VARIABLES = Arrays.asList("environment");

    /** Fields that say where a secret is; what begins otherwise may be the secret itself. */
    private static final List<String> PLACES = Arrays.asList("credential", "clientSecret", "secrets");

    private static final List<String> PLACES_BEGIN = Arrays.asList("env:", "file:", "arn:");

    private static final String NAME = "name";

    private WithheldValues() {}

    /** What of a spec is shown. */
    static SpecTree hide(SpecTree spec) {
        return hide(spec, Secrecy.NONE);
    }

    /** What was written, with the values that stand in the other where it says that they were withheld. */
    static SpecTree restore(SpecTree written, @Nullable SpecTree standing) {
        if (written.equals(MARK)) {
            return standing == null || standing instanceof SpecTree.Mapping || standing instanceof SpecTree.Sequence
                    ? written
                    : standing;
        }
        return switch (written) {
            case SpecTree.Mapping(Map<String, SpecTree> fields) -> {
                SequencedMap<String, SpecTree> restored = new LinkedHashMap<>();
                fields.forEach((name, value) -> restored.put(name, restore(value, field(standing, name))));
                yield new SpecTree.Mapping(restored);
            }
            case SpecTree.Sequence(List<SpecTree> elements) ->
                new SpecTree.Sequence(elements.stream()
                        .map(element -> restore(element, namesake(element, standing)))
                        .toList());
            case SpecTree.Text text -> text;
            case SpecTree.Decimal number -> number;
            case SpecTree.Flag flag -> flag;
            case SpecTree.Null nothing -> nothing;
        };
    }

    private enum Secrecy {
        NONE,
        VARIABLE,
        PLACE
    }

    private static SpecTree hide(SpecTree tree, Secrecy secrecy) {
        return switch (tree) {
            case SpecTree.Mapping(Map<String, SpecTree> fields) -> {
                SequencedMap<String, SpecTree> shown = new LinkedHashMap<>();
                fields.forEach((name, value) -> shown.put(name, hide(value, of(name, secrecy))));
                yield new SpecTree.Mapping(shown);
            }
            case SpecTree.Sequence(List<SpecTree> elements) ->
                new SpecTree.Sequence(elements.stream()
                        .map(element -> element instanceof SpecTree.Mapping named && secrecy != Secrecy.NONE
                                ? hideButName(named, secrecy)
                                : hide(element, secrecy))
                        .toList());
            case SpecTree.Text(String value) -> mayBeSecret(value, secrecy) ? MARK : tree;
            case SpecTree.Decimal number -> secrecy == Secrecy.NONE ? number : MARK;
            case SpecTree.Flag flag -> secrecy == Secrecy.NONE ? flag : MARK;
            case SpecTree.Null nothing -> nothing;
        };
    }

    /** Variables of a task definition are a list of names and values. */
    private static SpecTree hideButName(SpecTree.Mapping element, Secrecy secrecy) {
        SpecTree name = element.fields().get(NAME);
        SpecTree.Mapping shown = (SpecTree.Mapping) hide(element, secrecy);
        return name == null ? shown : shown.with(NAME, name);
    }

    private static Secrecy of(String field, Secrecy outside) {
        if (VARIABLES.contains(field)) {
            return Secrecy.VARIABLE;
        }
        if (field.equals("tenantId") || field.equals("clientId") || field.equals("federation")) {
            return Secrecy.NONE;
        }
        return PLACES.contains(field) ? Secrecy.PLACE : outside;
    }

    private static boolean mayBeSecret(String text, Secrecy secrecy) {
        return switch (secrecy) {
            case NONE -> false;
            case VARIABLE -> true;
            case PLACE -> PLACES_BEGIN.stream().noneMatch(text::startsWith);
        };
    }

    private static @Nullable SpecTree field(@Nullable SpecTree tree, String name) {
        return tree instanceof SpecTree.Mapping mapping ? mapping.fields().get(name) : null;
    }

    /** Elements are matched by name, whatever their place: a list may have been sorted anew. */
    private static @Nullable SpecTree namesake(SpecTree element, @Nullable SpecTree standing) {
        SpecTree name = field(element, NAME);
        return name == null || !(standing instanceof SpecTree.Sequence sequence)
                ? null
                : sequence.elements().stream()
                        .filter(other -> Objects.equals(field(other, NAME), name))
                        .findFirst()
                        .orElse(null);
    }
}
