package dev.muster.simulator.ecs;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tags between their form on the wire, a list of key and value, and a map in the same order. */
public final class Tags {
    private Tags() {}

    /** The tags of a list; an absent list has none. */
    public static Map<String, String> read(JsonNode list) {
        Map<String, String> tags = new LinkedHashMap<>();
        list.forEach(
                tag -> tags.put(tag.path("key").asString(), tag.path("value").asString("")));
        return tags;
    }

    /** The list of these tags. */
    public static ArrayNode write(Map<String, String> tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
        return list;
    }
}
