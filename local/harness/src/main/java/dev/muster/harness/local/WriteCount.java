package dev.muster.harness.local;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many items a call of DynamoDB's API has written, read from the call alone (DynamoDB API reference: {@code
 * X-Amz-Target} names the operation). Condition checks and reads write nothing.
 */
final class WriteCount {
    private WriteCount() {}

    /**
     * Counts the items written by a call that succeeded.
     *
     * @param target the header {@code X-Amz-Target}, for example {@code DynamoDB_20120810.PutItem}
     * @param request the body of the call
     * @param response the body of its answer
     */
    static int of(String target, String request, String response) {
        return switch (target.substring(target.lastIndexOf('.') + 1)) {
            case "PutItem", "UpdateItem", "DeleteItem" -> 1;
            case "TransactWriteItems" -> transaction(json(request).path("TransactItems"));
            case "BatchWriteItem" ->
                entries(json(request).path("RequestItems"))
                        - entries(json(response).path("UnprocessedItems"));
            default -> 0;
        };
    }

    private static int transaction(JsonNode items) {
        int written = 0;
        for (JsonNode item : items) {
            if (item.has("Put") || item.has("Update") || item.has("Delete")) {
                written++;
            }
        }
        return written;
    }

    private static int entries(JsonNode tables) {
        int entries = 0;
        for (JsonNode table : tables) {
            entries += table.size();
        }
        return entries;
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
