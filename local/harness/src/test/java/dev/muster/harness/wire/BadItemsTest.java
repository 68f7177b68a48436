package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** Whatever stands in one pool's item: it is told exactly, the last good spec stays in force, and the other pool goes on. */
class BadItemsTest {
    private static final String TOO_LARGE = "x".repeat(390 * 1024);
    private static WireRun run;
    private static Map<String, AttributeValue> good;
    private static int limit = 20;

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk());
        good = run.table().item(LINUX);
        assertThat(specValid()).isEqualTo("True");
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @AfterEach
    void repair() {
        run.table().put(good);
        Await.until("the repaired spec is in force", () -> specValid().equals("True") && maxAgents(LINUX) == 200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_bad_spec_is_complained_of_exactly_and_harms_nobody(
            String what, AttributeValue spec, List<String> complaint) {
        Map<String, AttributeValue> item = new TreeMap<>(good);
        item.put("spec", spec);
        run.table().put(item);
        Await.until("the complaint names it", () -> complaint.stream().allMatch(message()::contains));
        assertThat(specValid()).isEqualTo("False");
        assertThat(message()).endsWith("The last good spec stays in force.").hasSizeLessThan(20_000);
        assertThat(maxAgents(LINUX)).isEqualTo(200);
        theOtherPoolGoesOn();
    }

    static Stream<Arguments> a_bad_spec_is_complained_of_exactly_and_harms_nobody() {
        return Stream.of(
                bad("an unknown field", with("limit", number(3)), "spec.limit: is not a field; did you mean limits?"),
                bad("a wrong type", with("network", text("subnet-a")), "spec.network: must be a map", "was text"),
                bad(
                        "a number as a string",
                        with("limits", map("maxAgents", text("200"))),
                        "spec.limits.maxAgents: must be a whole number",
                        "was text"),
                bad(
                        "a fraction",
                        with("limits", map("maxAgents", number("2.5"))),
                        "spec.limits.maxAgents: must be a whole number from 0 to 5000, was 2.5"),
                bad("a missing key", without("cluster"), "spec.cluster: is missing"),
                bad(
                        "a newer schema",
                        with("schemaVersion", number(2)),
                        "spec.schemaVersion: is 2, which a newer release of Muster reads; this one reads 1 at most. The"),
                bad("a null", with("cluster", AttributeValue.fromNul(true)), "spec.cluster: must be", "was null"),
                bad(
                        "a set",
                        with("templates", AttributeValue.fromSs(List.of("a", "b"))),
                        "spec.templates: must be a list"),
                bad(
                        "a binary",
                        with("cluster", AttributeValue.fromB(SdkBytes.fromUtf8String("agents"))),
                        "spec.cluster: must be"),
                bad("text instead of a spec", text("{\"cluster\": \"agents\"}"), "spec: must be", "was text"),
                bad("an empty spec", map(), "spec.azureDevOps: is missing", "spec.templates: is missing"),
                bad("390 KB", with("cluster", text(TOO_LARGE)), "spec: must be at most 300000 bytes, was about 400"),
                bad("a thousand mistakes", manyUnknownFields(), "spec.no0: is not a field", "and 950 more"));
    }

    @Test
    void an_item_without_a_spec_is_complained_of() {
        run.table().put(new TreeMap<>(Map.of("name", text(LINUX))));
        Await.until("the complaint names it", () -> message().contains("spec: must be"));
        assertThat(maxAgents(LINUX)).isEqualTo(200);
        theOtherPoolGoesOn();
    }

    @Test
    void an_item_replaced_without_its_generation_counts_like_any_other() {
        Map<String, AttributeValue> counted = new TreeMap<>(good);
        counted.put("generation", number("7"));
        run.table().put(counted);
        run.table().put(good);
        run.table().setMaxAgents(LINUX, 123);
        Await.until("the edit is in force", () -> maxAgents(LINUX) == 123);
    }

    @Test
    void an_item_whose_key_is_no_pools_name_is_listed_as_ignored() {
        String longName = "L".repeat(300);
        for (String name : Arrays.asList("No Pool", longName)) {
            Map<String, AttributeValue> item = new TreeMap<>(good);
            item.put("name", text(name));
            run.table().put(item);
        }
        Await.until("both are listed", () -> ignored().size() == 2);
        assertThat(ignored().get(0).path("item").asString()).isEqualTo("L".repeat(80) + "…");
        assertThat(ignored().get(1).path("item").asString()).isEqualTo("No Pool");
        assertThat(ignored().get(1).path("why").asString()).contains("1 to 30 lower-case letters");
        theOtherPoolGoesOn();
        run.table().remove("No Pool");
        run.table().remove(longName);
        Await.until("none is left", () -> ignored().isEmpty());
    }

    @Test
    void items_of_many_pages_are_all_read() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, AttributeValue> item = new TreeMap<>(good);
            item.put("name", text("page" + i));
            item.put("notes", text(TOO_LARGE));
            run.table().put(item);
            names.add("page" + i);
        }
        theOtherPoolGoesOn();
        for (String name : names) {
            Await.until(
                    "pool " + name + " is known",
                    () -> run.api().get("/api/v1/pools/" + name).status() == 200);
            run.table().remove(name);
        }
    }

    /** An edit of it takes effect. */
    private static void theOtherPoolGoesOn() {
        limit++;
        run.table().setMaxAgents(HEAVY, limit);
        Await.until("the other pool's edit is in force", () -> maxAgents(HEAVY) == limit);
    }

    private static JsonNode ignored() {
        return run.api().get("/api/v1/pools").body().path("ignoredItems");
    }

    private static String specValid() {
        return specCondition("status");
    }

    private static String message() {
        return specCondition("message");
    }

    private static String specCondition(String field) {
        return run.api()
                .condition(LINUX, "SpecValid")
                .map(condition -> condition.path(field).asString())
                .orElse("");
    }

    private static int maxAgents(String pool) {
        return run.api().pool(pool).at("/spec/limits/maxAgents").asInt();
    }

    private static Arguments bad(String what, AttributeValue spec, String... complaint) {
        return Arguments.of(what, spec, List.of(complaint));
    }

    private static AttributeValue with(String field, AttributeValue value) {
        Map<String, AttributeValue> spec = new TreeMap<>(goodSpec());
        spec.put(field, value);
        return AttributeValue.fromM(spec);
    }

    private static AttributeValue without(String field) {
        Map<String, AttributeValue> spec = new TreeMap<>(goodSpec());
        spec.remove(field);
        return AttributeValue.fromM(spec);
    }

    private static Map<String, AttributeValue> goodSpec() {
        return Objects.requireNonNull(good.get("spec")).m();
    }

    private static AttributeValue manyUnknownFields() {
        Map<String, AttributeValue> spec = new TreeMap<>(goodSpec());
        for (int i = 0; i < 1000; i++) {
            spec.put("no" + i, number(i));
        }
        return AttributeValue.fromM(spec);
    }

    private static AttributeValue map() {
        return AttributeValue.fromM(new TreeMap<>());
    }

    private static AttributeValue map(String field, AttributeValue value) {
        return AttributeValue.fromM(Map.of(field, value));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(int value) {
        return number(Integer.toString(value));
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }
}
