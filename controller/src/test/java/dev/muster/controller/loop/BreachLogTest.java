package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreachLogTest {
    private static final PoolName LINUX = new PoolName("linux");
    private static final Breach BREACH = new Breach(LiveInvariant.S13, "job request 1 is in no bucket");

    private final List<String> told = new ArrayList<>();
    private final BreachLog log = new BreachLog(
            (invariant, pool, message) -> told.add(pool + " " + invariant + " " + message), new ManualRuntime());

    @Test
    void a_breach_is_told_once_per_pool() {
        log.tell(LINUX, List.of(BREACH, BREACH));
        log.tell(LINUX, List.of(BREACH));
        log.tell(new PoolName("mac"), List.of(BREACH));
        assertThat(told)
                .containsExactly("linux S13 job request 1 is in no bucket", "mac S13 job request 1 is in no bucket");
    }

    @Test
    void what_is_remembered_is_bounded() {
        log.tell(LINUX, List.of(BREACH));
        log.tell(
                LINUX,
                IntStream.range(0, BreachLog.KEPT)
                        .mapToObj(i -> new Breach(LiveInvariant.S1, "breach " + i))
                        .toList());
        told.clear();
        log.tell(LINUX, List.of(BREACH));
        assertThat(told).hasSize(1);
    }
}
