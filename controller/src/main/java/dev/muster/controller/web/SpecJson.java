package dev.muster.controller.web;

import dev.muster.model.pool.SpecTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Specs as JSON, in both directions and exactly: numbers keep their digits, and no field may stand there twice. */
final class SpecJson {
    /** As deep as DynamoDB takes a value (DynamoDB developer guide, quotas: 32 levels, the item's own among them). */
    private static final int DEEPEST = 31;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SpecJson() {}

    /** @throws ApiException if this is no JSON, has a field twice, or goes too deep; nothing of it is repeated */
    static SpecTree read(byte[] body) {
        try {
            return tree(STRICT.readTree(body));
        } catch (JacksonException notJson) {
            throw ApiException.badRequest(
                    "not-json",
                    "the body is not JSON without repeated fields and at most " + DEEPEST
                            + " levels deep; reading ended"
                            + " at line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr());
        }
    }

    private static SpecTree tree(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                SequencedMap<String, SpecTree> fields = new LinkedHashMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), tree(field.getValue())));
                yield new SpecTree.Mapping(fields);
            }
            case ARRAY ->
                new SpecTree.Sequence(node.valueStream().map(SpecJson::tree).toList());
            case STRING -> SpecTree.text(node.stringValue());
            case NUMBER -> new SpecTree.Decimal(node.decimalValue());
            case BOOLEAN -> SpecTree.flag(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> SpecTree.nothing();
        };
    }

    static JsonNode write(SpecTree tree) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (tree) {
            case SpecTree.Mapping(Map<String, SpecTree> fields) -> {
                ObjectNode object = make.objectNode();
                fields.forEach((name, value) -> object.set(name, write(value)));
                yield object;
            }
            case SpecTree.Sequence(List<SpecTree> elements) -> {
                ArrayNode array = make.arrayNode();
                elements.forEach(element -> array.add(write(element)));
                yield array;
            }
            case SpecTree.Text(String value) -> make.stringNode(value);
            case SpecTree.Decimal(var value) -> make.numberNode(value);
            case SpecTree.Flag(boolean value) -> make.booleanNode(value);
            case SpecTree.Null nothing -> make.nullNode();
        };
    }
}
