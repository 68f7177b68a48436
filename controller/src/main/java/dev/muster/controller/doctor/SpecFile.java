package dev.muster.controller.doctor;

import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pool from a JSON file with {@code name} and {@code spec}, as the reference of pool specs shows it. */
public record SpecFile(Path file) implements PoolSource {
    @Override
    public Choice choose() {
        try {
            JsonNode document = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode spec = document.path("spec");
            return spec.isMissingNode()
                    ? new Choice.None(
                            file + " has no 'spec'.",
                            "Write {\"name\": ..., \"spec\": {...}}, as docs/reference shows.")
                    : new Choice.Item(new PoolItem(document.path("name").asString(""), tree(spec), null, null, null));
        } catch (IOException unreadable) {
            return new Choice.None(file + " cannot be read.", "Check its name and rights.");
        } catch (JacksonException malformed) {
            return new Choice.None(file + " is no JSON.", "Mend it; DynamoDB's own JSON with types is not meant.");
        }
    }

    private static SpecTree tree(JsonNode node) {
        if (node.isObject()) {
            SequencedMap<String, SpecTree> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), tree(field.getValue())));
            return new SpecTree.Mapping(fields);
        }
        if (node.isArray()) {
            List<SpecTree> elements = new ArrayList<>();
            node.forEach(element -> elements.add(tree(element)));
            return new SpecTree.Sequence(elements);
        }
        return scalar(node);
    }

    private static SpecTree scalar(JsonNode node) {
        if (node.isNumber()) {
            return new SpecTree.Decimal(node.decimalValue());
        }
        if (node.isBoolean()) {
            return SpecTree.flag(node.booleanValue());
        }
        return node.isString() ? SpecTree.text(node.stringValue()) : SpecTree.nothing();
    }
}
