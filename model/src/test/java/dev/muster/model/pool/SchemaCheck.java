package dev.muster.model.pool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Judges a tree by a JSON Schema (draft 2020-12), as far as ours goes: a keyword that is not known here is an error, so that
 * none can be written into the schema without being checked.
 */
final class SchemaCheck {
    private final SpecTree.Mapping document;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(SpecTree.Mapping document) {
        this.document = document;
    }

    /** What is wrong with the tree, each with its path. */
    static List<String> problems(SpecTree.Mapping document, SpecTree tree) {
        var check = new SchemaCheck(document);
        check.judge(document, tree, "");
        return check.problems;
    }

    private boolean fits(SpecTree schema, SpecTree tree) {
        var check = new SchemaCheck(document);
        check.judge(schema, tree, "");
        return check.problems.isEmpty();
    }

    private void judge(SpecTree schema, SpecTree tree, String path) {
        if (schema instanceof SpecTree.Flag(boolean anything)) {
            require(anything, path, "is not allowed");
            return;
        }
        ((SpecTree.Mapping) schema).fields().forEach((keyword, value) -> judge(keyword, value, schema, tree, path));
    }

    private void judge(String keyword, SpecTree value, SpecTree schema, SpecTree tree, String path) {
        switch (keyword) {
            case "$schema", "$defs", "title", "description" -> {}
            case "$ref" -> judge(referred(text(value)), tree, path);
            case "type" -> require(isOfType(text(value), tree), path, "is no " + text(value));
            case "enum" -> require(elements(value).contains(tree), path, "is none of " + value);
            case "not" -> require(!fits(value, tree), path, "must not be so");
            case "anyOf" ->
                require(elements(value).stream().anyMatch(one -> fits(one, tree)), path, "fits no alternative");
            case "pattern" ->
                require(
                        !(tree instanceof SpecTree.Text(String text))
                                || Pattern.compile(text(value)).matcher(text).find(),
                        path,
                        "does not match " + text(value));
            case "minimum" -> require(compared(tree, value) >= 0, path, "is too small");
            case "maximum" -> require(compared(tree, value) <= 0, path, "is too large");
            case "minItems" -> require(elements(tree).size() >= number(value).intValue(), path, "has too few");
            case "maxItems" -> require(elements(tree).size() <= number(value).intValue(), path, "has too many");
            case "uniqueItems" ->
                require(
                        new LinkedHashSet<>(elements(tree)).size()
                                == elements(tree).size(),
                        path,
                        "repeats one");
            case "items" -> {
                for (int i = 0; i < elements(tree).size(); i++) {
                    judge(value, elements(tree).get(i), path + "[" + i + "]");
                }
            }
            case "required" ->
                elements(value)
                        .forEach(name -> require(
                                !(tree instanceof SpecTree.Mapping)
                                        || fields(tree).containsKey(text(name)),
                                path + "." + text(name),
                                "is missing"));
            case "properties" ->
                fields(value).forEach((name, part) -> {
                    if (fields(tree).containsKey(name)) {
                        judge(part, fields(tree).getOrDefault(name, SpecTree.nothing()), path + "." + name);
                    }
                });
            case "propertyNames" ->
                fields(tree).keySet().forEach(name -> judge(value, SpecTree.text(name), path + "." + name));
            case "additionalProperties" -> {
                var known = fields(fields(schema).getOrDefault("properties", SpecTree.mapping()));
                fields(tree).forEach((name, part) -> {
                    if (!known.containsKey(name)) {
                        judge(value, part, path + "." + name);
                    }
                });
            }
            default -> throw new AssertionError("this check does not know the keyword " + keyword);
        }
    }

    private SpecTree referred(String reference) {
        SpecTree found = document;
        for (String step : reference.substring(2).split("/", -1)) {
            found = fields(found).getOrDefault(step, SpecTree.nothing());
        }
        return found;
    }

    private static boolean isOfType(String type, SpecTree tree) {
        return switch (tree) {
            case SpecTree.Mapping _ -> type.equals("object");
            case SpecTree.Sequence _ -> type.equals("array");
            case SpecTree.Text _ -> type.equals("string");
            case SpecTree.Flag _ -> type.equals("boolean");
            case SpecTree.Null _ -> type.equals("null");
            case SpecTree.Decimal(BigDecimal number) ->
                type.equals("number")
                        || (type.equals("integer")
                                && number.stripTrailingZeros().scale() <= 0);
        };
    }

    private static int compared(SpecTree tree, SpecTree bound) {
        return tree instanceof SpecTree.Decimal(BigDecimal number) ? number.compareTo(number(bound)) : 0;
    }

    private static List<SpecTree> elements(SpecTree tree) {
        return tree instanceof SpecTree.Sequence(var elements) ? elements : List.of();
    }

    private static Map<String, SpecTree> fields(SpecTree tree) {
        return tree instanceof SpecTree.Mapping(var fields)
                ? fields
                : SpecTree.mapping().fields();
    }

    private static String text(SpecTree tree) {
        return ((SpecTree.Text) tree).value();
    }

    private static BigDecimal number(SpecTree tree) {
        return ((SpecTree.Decimal) tree).value();
    }

    private void require(boolean holds, String path, String complaint) {
        if (!holds) {
            problems.add(path + " " + complaint);
        }
    }
}
