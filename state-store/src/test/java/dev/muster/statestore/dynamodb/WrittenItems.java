package dev.muster.statestore.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that a release wrote when it played the {@link ReleaseScenario}, by their files' names. */
final class WrittenItems {
    private static final String[] FILES = {
        "agent-claimed",
        "agent-gone",
        "claim",
        "claim-of-gone",
        "fence",
        "image",
        "installation",
        "last-good-spec",
        "log",
        "pool",
        "status",
        "uid"
    };

    private WrittenItems() {}

    static SequencedMap<String, Map<String, AttributeValue>> by(String release) {
        SequencedMap<String, Map<String, AttributeValue>> items = new LinkedHashMap<>();
        for (String file : FILES) {
            String json = text("/items/" + release + "/" + file + ".json");
            items.put(file, new TreeMap<>(EnhancedDocument.fromJson(json).toMap()));
        }
        return items;
    }

    /** Puts each item into the table it belongs to. */
    static void store(Map<String, Map<String, AttributeValue>> items, LocalDynamoDb dynamoDb) {
        items.forEach((file, item) -> dynamoDb.client()
                .putItem(put -> put.tableName(tableOf(item, dynamoDb)).item(item)));
    }

    private static String tableOf(Map<String, AttributeValue> item, LocalDynamoDb dynamoDb) {
        return item.containsKey("pk")
                ? dynamoDb.tables().state()
                : dynamoDb.tables().pools();
    }

    private static String text(String resource) {
        try (InputStream file = Objects.requireNonNull(WrittenItems.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
