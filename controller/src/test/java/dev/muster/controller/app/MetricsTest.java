package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.LiveInvariant;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the controller finds wrong with itself, as its operator sees it. */
class MetricsTest {
    private static final String SCRAPE = "/actuator/prometheus";

    @Test
    void every_invariant_has_a_counter_and_all_are_zero() {
        MemoryController memory = new MemoryController();
        memory.platforms.queue(41);
        memory.putPool("linux");
        try (RunningController controller = memory.start(MemoryController.settings())) {
            new Http(controller.port())
                    .await("/api/v1/pools/linux", pool -> pool.path("agents").size() == 1);
            String scraped = new Http(controller.managementPort()).get(SCRAPE).body();
            for (LiveInvariant invariant : LiveInvariant.values()) {
                assertThat(scraped).contains(line(invariant, 0));
            }
            assertThat(scraped)
                    .contains("muster_launches_rate 1000.0\n", "muster_launches_rate_most 1000.0\n")
                    .contains("muster_launches_waiting 0.0\n", "muster_launches_under_way 0.0\n");
            assertThat(controller.brokenInvariants()).isZero();
        }
    }

    @Test
    void a_second_task_of_one_agent_is_counted_once() {
        MemoryController memory = new MemoryController();
        memory.platforms.queue(41);
        memory.putPool("linux");
        try (RunningController controller = memory.start(sweepingOften())) {
            new Http(controller.port())
                    .await(
                            "/api/v1/pools/linux",
                            pool -> pool.path("agents").path(0).path("taskArn").isString());
            memory.platforms.duplicateFirstTask();
            String scraped =
                    await(new Http(controller.managementPort()), text -> text.contains(line(LiveInvariant.S1, 1)));
            assertThat(scraped).contains(line(LiveInvariant.S8, 0));
            assertThat(controller.brokenInvariants()).isEqualTo(1);
        }
    }

    @Test
    void an_intention_refused_because_another_replica_took_the_pool_is_counted() {
        MemoryController memory = new MemoryController();
        memory.putPool("linux");
        try (RunningController controller = memory.start(MemoryController.settings())) {
            new Http(controller.port())
                    .await(
                            "/api/v1/pools/linux",
                            pool -> !pool.path("decidedAt").isNull());
            memory.takeOver("linux");
            memory.platforms.queue(41);
            await(new Http(controller.managementPort()), text -> text.contains(line(LiveInvariant.S8, 1)));
        }
    }

    private static Map<String, Object> sweepingOften() {
        Map<String, Object> settings = MemoryController.settings();
        settings.put("muster.sweep-interval", "1s");
        return settings;
    }

    private static String line(LiveInvariant invariant, int count) {
        return "muster_invariant_violations_total{invariant=\"" + invariant + "\"} " + count + ".0\n";
    }

    private static String await(Http http, Predicate<String> wanted) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String newest = http.get(SCRAPE).body();
        while (!wanted.test(newest) && System.nanoTime() < until) {
            Thread.onSpinWait();
            newest = http.get(SCRAPE).body();
        }
        assertThat(wanted.test(newest)).as(newest).isTrue();
        return newest;
    }
}
