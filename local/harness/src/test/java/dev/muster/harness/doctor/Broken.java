package dev.muster.harness.doctor;

import dev.muster.simulator.http.HttpRequest;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that is wrong, and the one line that has to show it.
 *
 * @param line its id
 * @param result {@code fail} or {@code warn}
 * @param said what the line has to say somewhere
 * @param write whether it shows only with {@code --write}
 */
record Broken(String what, Spoil spoil, String line, String result, String said, boolean write) {
    static Broken reading(String what, String line, String result, String said, Spoil spoil) {
        return new Broken(what, spoil, line, result, said, false);
    }

    static Broken writing(String what, String line, String result, String said, Spoil spoil) {
        return new Broken(what, spoil, line, result, said, true);
    }

    static Predicate<HttpRequest> get(String path) {
        return request ->
                request.method().equals("GET") && (request.path() + "?" + request.query()).matches("/acme/" + path);
    }

    static Predicate<HttpRequest> send(String method, String path) {
        return request -> request.method().equals(method) && request.path().matches("/acme/" + path);
    }

    /** Changes every row of a listing. */
    static Consumer<ObjectNode> rows(Consumer<ObjectNode> change) {
        return body -> body.path("value").forEach(row -> change.accept((ObjectNode) row));
    }

    /** A listing without any row. */
    static Consumer<ObjectNode> noRows() {
        return body -> body.put("count", 0).putArray("value");
    }

    /** The first row so often, with numbers of their own. */
    static Consumer<ObjectNode> times(int count) {
        return body -> {
            ObjectNode first = (ObjectNode) body.path("value").get(0);
            ArrayNode rows = body.putArray("value");
            for (int i = 1; i <= count; i++) {
                rows.add(first.deepCopy().put("requestId", i));
            }
        };
    }

    static ObjectNode object(String json) {
        return JsonMapper.shared().readTree(json).asObject();
    }

    @Override
    public String toString() {
        return what;
    }
}
