package dev.muster.statestore.dynamodb;

import dev.muster.model.pool.SpecTree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Specs as native values of DynamoDB, so that people can edit them with any tool. */
final class SpecAttribute {
    /** Deeper than DynamoDB's own bound of 32 levels (DynamoDB developer guide, quotas), so that it only meets our own data. */
    private static final int MAX_DEPTH = 40;

    private SpecAttribute() {}

    /**
     * The tree that stands there. What a tree has no form for (sets, binaries) becomes a mapping of its type to a mapping,
     * which is wrong wherever it stands in a spec: whoever reads the spec names the place.
     *
     * @param attribute null if the item has none
     */
    static SpecTree toTree(@Nullable AttributeValue attribute) {
        return attribute == null ? SpecTree.nothing() : toTree(attribute, 0);
    }

    private static SpecTree toTree(AttributeValue attribute, int depth) {
        if (depth > MAX_DEPTH) {
            return unsupported("more than " + MAX_DEPTH + " levels");
        }
        return switch (attribute.type()) {
            case M -> mapping(attribute.m(), depth + 1);
            case L ->
                new SpecTree.Sequence(attribute.l().stream()
                        .map(element -> toTree(element, depth + 1))
                        .toList());
            case S -> new SpecTree.Text(attribute.s());
            case N -> new SpecTree.Decimal(new BigDecimal(attribute.n()));
            case BOOL -> new SpecTree.Flag(attribute.bool());
            case NUL -> SpecTree.nothing();
            case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION -> unsupported("DynamoDB type " + attribute.type());
        };
    }

    /** Sorted by name: DynamoDB keeps no order, and the same spec shall always be the same tree. */
    private static SpecTree mapping(Map<String, AttributeValue> fields, int depth) {
        Map<String, SpecTree> sorted = new TreeMap<>();
        fields.forEach((name, value) -> sorted.put(name, toTree(value, depth)));
        return new SpecTree.Mapping(new LinkedHashMap<>(sorted));
    }

    private static SpecTree unsupported(String what) {
        return SpecTree.mapping().with(what, SpecTree.mapping());
    }

    static AttributeValue toAttribute(SpecTree tree) {
        return switch (tree) {
            case SpecTree.Mapping mapping -> toAttribute(mapping);
            case SpecTree.Sequence sequence ->
                AttributeValue.fromL(sequence.elements().stream()
                        .map(SpecAttribute::toAttribute)
                        .toList());
            case SpecTree.Text text -> AttributeValue.fromS(text.value());
            case SpecTree.Decimal decimal ->
                AttributeValue.fromN(decimal.value().toString());
            case SpecTree.Flag flag -> AttributeValue.fromBool(flag.value());
            case SpecTree.Null nothing -> AttributeValue.fromNul(true);
        };
    }

    private static AttributeValue toAttribute(SpecTree.Mapping mapping) {
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        mapping.fields().forEach((name, value) -> fields.put(name, toAttribute(value)));
        return AttributeValue.fromM(fields);
    }
}
