package dev.muster.controller.ecs;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes equal values as equal text: fields in alphabetical order, no white space. Reads strictly, because leaving out a
 * parameter that was frozen would send another request than the one claimed.
 */
final class CanonicalJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private CanonicalJson() {}

    static String write(Record value) {
        return JSON.writeValueAsString(value);
    }

    /** @throws JacksonException if the text is not exactly such a value */
    static <T extends Record> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    /**
     * Reads a value that may come from before a field was thought of.
     *
     * @param absent what the field's absence means
     * @throws JacksonException if the text is not exactly such a value
     */
    static <T extends Record> T read(String text, Class<T> type, String field, boolean absent) {
        JsonNode value = JSON.readTree(text);
        if (value instanceof ObjectNode object && !object.has(field)) {
            object.put(field, absent);
        }
        return JSON.treeToValue(value, type);
    }
}
