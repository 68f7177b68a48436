package dev.muster.harness.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one examination came to, printed as JSON. */
record Examined(int exitCode, String out, String err) {
    /** Id to result, in the order of the lines. */
    Map<String, String> results() {
        Map<String, String> results = new LinkedHashMap<>();
        lines().forEach(line -> results.put(text(line, "id"), text(line, "result")));
        return results;
    }

    /** The ids of the lines with that result. */
    List<String> with(String result) {
        return lines().stream()
                .filter(line -> text(line, "result").equals(result))
                .map(line -> text(line, "id"))
                .toList();
    }

    /** What a line says, and behind an arrow what to do. */
    String said(String id) {
        return lines().stream()
                .filter(line -> text(line, "id").equals(id))
                .map(line -> text(line, "sentence") + " -> " + text(line, "whatToDo"))
                .findFirst()
                .orElse("no line " + id);
    }

    List<String> settled() {
        List<String> settled = new ArrayList<>();
        lines().forEach(line -> line.path("settles").forEach(fact -> settled.add(fact.asString(""))));
        return settled;
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        JsonMapper.shared().readTree(out).path("checks").forEach(lines::add);
        return lines;
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asString("");
    }
}
