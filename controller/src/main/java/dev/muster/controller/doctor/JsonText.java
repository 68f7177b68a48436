package dev.muster.controller.doctor;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON for programs. */
public final class JsonText {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** Ends with a new line. */
    public static String of(Report report) {
        ObjectNode document = JSON.createObjectNode().put("failed", report.failed());
        ArrayNode lines = document.putArray("checks");
        report.lines().forEach(line -> write(lines.addObject(), line));
        return JSON.writeValueAsString(document) + "\n";
    }

    private static void write(ObjectNode node, Line line) {
        node.put("id", line.id())
                .put("check", line.title())
                .put("asks", line.asks())
                .put("result", line.result().word().toLowerCase(java.util.Locale.ROOT))
                .put("sentence", line.result().sentence())
                .put("whatToDo", line.result().advice());
        line.settles().forEach(node.putArray("settles")::add);
    }
}
