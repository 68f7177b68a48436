package dev.muster.statestore.dynamodb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one write over an item of a pool. Names stand behind {@code #}, for DynamoDB reserves common words.
 *
 * @param expression sets the attributes; empty if none are to be set
 * @param condition that spec and generation are still those that were read
 */
record SpecUpdate(String expression, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    private static final List<String> GUARDED = Arrays.asList("spec", "generation");

    /** Sets all attributes of that item but its key, on top of the one that was read; empty if there was none. */
    static SpecUpdate of(Map<String, AttributeValue> fresh, Map<String, AttributeValue> standing) {
        Draft draft = new Draft();
        List<String> settings = new ArrayList<>();
        fresh.forEach((name, value) -> {
            if (!name.equals("name")) {
                settings.add(draft.name(name) + " = " + draft.value("fresh", name, value));
            }
        });
        return draft.finish("SET " + String.join(", ", settings), standing);
    }

    /** Sets nothing: for a removal. */
    static SpecUpdate nothingOn(Map<String, AttributeValue> standing) {
        return new Draft().finish("", standing);
    }

    private static final class Draft {
        private final Map<String, String> names = new TreeMap<>();
        private final Map<String, AttributeValue> values = new TreeMap<>();

        private String name(String attribute) {
            names.put("#" + attribute, attribute);
            return "#" + attribute;
        }

        private String value(String kind, String attribute, AttributeValue value) {
            String placeholder = ":" + kind + attribute;
            values.put(placeholder, value);
            return placeholder;
        }

        private SpecUpdate finish(String expression, Map<String, AttributeValue> standing) {
            List<String> conditions = new ArrayList<>();
            conditions.add((standing.isEmpty() ? "attribute_not_exists(" : "attribute_exists(") + name("name") + ")");
            if (!standing.isEmpty()) {
                GUARDED.forEach(attribute -> conditions.add(unchanged(attribute, standing.get(attribute))));
            }
            return new SpecUpdate(expression, String.join(" AND ", conditions), names, values);
        }

        private String unchanged(String attribute, @Nullable AttributeValue value) {
            return value == null
                    ? "attribute_not_exists(" + name(attribute) + ")"
                    : name(attribute) + " = " + value("read", attribute, value);
        }
    }
}
