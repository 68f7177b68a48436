package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.node.ObjectNode;

/** People who edit by hand and clients of the API, at the same time and on one item. */
class SpecEditRaceTest {
    private static final String SPEC = "/api/v1/pools/" + LINUX + "/spec";
    private static final int EDITS = 12;
    private static WireRun run;

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk());
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void no_edit_is_lost_and_whoever_comes_late_is_told() throws InterruptedException {
        run.table().edit(LINUX, "SET spec.timeouts = :none", Map.of(":none", AttributeValue.fromM(new TreeMap<>())));
        AtomicInteger told = new AtomicInteger();
        List<Thread> authors = new ArrayList<>();
        authors.add(author(i -> byHand("idle", seconds(i))));
        authors.add(author(i -> byHand("start", seconds(i))));
        authors.add(author(i -> told.addAndGet(byPut("linger", seconds(i)))));
        authors.add(author(i -> told.addAndGet(byPut("surplus", seconds(i)))));
        authors.add(author(i -> byPatch("{\"timeouts\": {\"maxIdle\": \"" + seconds(i) + "\"}}")));
        for (Thread author : authors) {
            author.join();
        }
        Map<String, AttributeValue> item = run.table().item(LINUX);
        Map<String, AttributeValue> spec =
                Objects.requireNonNull(item.get("spec")).m();
        Map<String, AttributeValue> timeouts =
                Objects.requireNonNull(spec.get("timeouts")).m();
        String last = seconds(EDITS);
        assertThat(timeouts)
                .hasSize(5)
                .allSatisfy((field, value) -> assertThat(value.s()).as(field).isEqualTo(last));
        assertThat(told.get()).as("late ones told so").isPositive();
        assertThat(item)
                .as("edits by the API")
                .containsEntry("generation", AttributeValue.fromN(Integer.toString(3 * EDITS)));
        Await.until(
                "the last edit is in force",
                () -> run.api()
                        .pool(LINUX)
                        .at("/spec/timeouts/maxIdle")
                        .asString()
                        .equals("72"));
    }

    private static String seconds(int edit) {
        return (60 + edit) + "s";
    }

    private static Thread author(Edit edit) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= EDITS; i++) {
                edit.make(i);
            }
        });
    }

    private static void byHand(String field, String value) {
        run.table()
                .edit(
                        LINUX,
                        "SET spec.timeouts.#field = :value",
                        Collections.singletonMap("#field", field),
                        Collections.singletonMap(":value", AttributeValue.fromS(value)));
    }

    /** Reads, changes, writes back; begins anew when told that it has changed. Returns how often that was. */
    private static int byPut(String field, String value) {
        int told = 0;
        while (true) {
            Api.Answer read = run.api().get(SPEC);
            ObjectNode spec = (ObjectNode) read.body().path("spec");
            ((ObjectNode) spec.path("timeouts")).put(field, value);
            Api.Answer written = run.api()
                    .edit("PUT", SPEC, spec.toString(), read.body().path("etag").asString());
            if (written.status() == 200) {
                return told;
            }
            assertThat(written.status()).isEqualTo(412);
            assertThat(written.body().path("current").path("etag").asString())
                    .isNotEqualTo(read.body().path("etag").asString());
            told++;
        }
    }

    private static void byPatch(String patch) {
        Api.Answer written;
        do {
            written = run.api().edit("PATCH", SPEC, patch, "");
        } while (written.status() == 409);
        assertThat(written.status()).isEqualTo(200);
    }

    @FunctionalInterface
    private interface Edit {
        void make(int number);
    }
}
