package dev.muster.controller.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads required fields of one JSON object; what is wrong is told by path and type, never by value. */
final class JsonFields {
    private final JsonNode object;
    private final String path;

    private JsonFields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static JsonFields of(JsonNode root) {
        return new JsonFields(mustBe(root.isObject(), root, "$", "an object"), "$");
    }

    JsonFields object(String name) {
        JsonNode field = field(name);
        return new JsonFields(mustBe(field.isObject(), field, at(name), "an object"), at(name));
    }

    String text(String name) {
        JsonNode field = field(name);
        return mustBe(field.isString(), field, at(name), "a string").stringValue();
    }

    /** An object whose every field is a list of strings, as {@code {name: [values]}}. */
    Map<String, List<String>> lists(String name) {
        JsonFields inner = object(name);
        Map<String, List<String>> lists = new TreeMap<>();
        for (String key : inner.object.propertyNames()) {
            lists.put(key, inner.list(key));
        }
        return lists;
    }

    // The path stops above the key: a caller who mixes names and values up must not find the value in our answer.
    private List<String> list(String key) {
        JsonNode field = field(key);
        mustBe(field.isArray(), field, path + ".*", "a list of strings");
        List<String> values = new ArrayList<>();
        for (JsonNode value : field) {
            values.add(
                    mustBe(value.isString(), value, path + ".*[]", "a string").stringValue());
        }
        return values;
    }

    private JsonNode field(String name) {
        return object.path(name);
    }

    private String at(String name) {
        return path + "." + name;
    }

    private static JsonNode mustBe(boolean holds, JsonNode node, String path, String wanted) {
        if (!holds) {
            throw new UnexpectedJson(path + " must be " + wanted + (node.isMissingNode() ? ", but is missing" : ""));
        }
        return node;
    }

    /** A body that is not what the contract says; the message is fit for the caller's eyes. */
    static final class UnexpectedJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnexpectedJson(String message) {
            super(message);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
