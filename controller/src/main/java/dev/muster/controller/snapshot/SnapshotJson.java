package dev.muster.controller.snapshot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a decision as JSON and reads it back: the snapshot without what may be secret, the plan, and for each template
 * the fingerprint that it really had, which cannot be told from its contents once they are not all shown.
 */
public final class SnapshotJson {
    /** Grows when an older reader would misunderstand. */
    public static final int FORMAT = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .addModule(new ModelWords())
            .changeDefaultVisibility(
                    checker -> checker.withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                            .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                            .withCreatorVisibility(JsonAutoDetect.Visibility.ANY))
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private SnapshotJson() {}

    /** One JSON object; {@code build} says in words what made the decision. */
    public static String write(String build, Snapshot snapshot, Plan plan) {
        ObjectNode dump = MAPPER.createObjectNode();
        dump.put("format", FORMAT);
        dump.put("build", build);
        ObjectNode fingerprints = dump.putObject("fingerprints");
        for (AgentTemplate template : snapshot.spec().templates()) {
            fingerprints.put(template.name(), template.fingerprint());
        }
        dump.set("snapshot", MAPPER.valueToTree(Redaction.of(snapshot)));
        dump.set("plan", tree(plan));
        return MAPPER.writeValueAsString(dump);
    }

    /** A plan as it stands in a dump: two plans are equal if and only if their trees are. */
    public static JsonNode tree(Plan plan) {
        // By way of the text, for a small long makes a node of another type than the same number read.
        return MAPPER.readTree(MAPPER.writeValueAsString(plan));
    }

    /**
     * Reads what {@link #write} wrote. Where the real fingerprint of a template stood, there stands the one of the
     * template without its values, so that it is recognised as the same.
     *
     * @throws IllegalArgumentException with one sentence if this is not a dump, or one of another format
     */
    public static SnapshotDump read(String json) {
        try {
            JsonNode dump = MAPPER.readTree(json);
            if (dump.path("format").asInt(0) != FORMAT) {
                throw new IllegalArgumentException(
                        "this is not a snapshot of format " + FORMAT + ", which is the only one this build reads");
            }
            Map<String, String> standIns = standIns(dump);
            JsonNode snapshot = replaced(dump.path("snapshot"), standIns);
            return new SnapshotDump(
                    dump.path("build").asString(""),
                    MAPPER.treeToValue(snapshot, Snapshot.class),
                    replaced(dump.path("plan"), standIns));
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "this is not a snapshot that this build can read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static Map<String, String> standIns(JsonNode dump) {
        JsonNode written = dump.path("snapshot").path("spec");
        if (!written.isObject()) {
            throw new IllegalArgumentException("this is not a snapshot: it has no spec");
        }
        PoolSpec spec = MAPPER.treeToValue(written, PoolSpec.class);
        Map<String, String> standIns = new TreeMap<>();
        for (AgentTemplate template : spec.templates()) {
            standIns.put(dump.path("fingerprints").path(template.name()).asString(""), template.fingerprint());
        }
        return standIns;
    }

    private static JsonNode replaced(JsonNode node, Map<String, String> standIns) {
        if (node.isString()) {
            String standIn = standIns.get(node.asString());
            return standIn == null ? node : MAPPER.getNodeFactory().stringNode(standIn);
        }
        if (node.isArray()) {
            var array = MAPPER.createArrayNode();
            node.values().forEach(value -> array.add(replaced(value, standIns)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = MAPPER.createObjectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), replaced(entry.getValue(), standIns)));
            return object;
        }
        return node;
    }
}
