package dev.muster.statestore;

import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.statestore.DecisionLog.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DecisionLog} does. */
public abstract class DecisionLogContract {
    private final DecisionLog log = stores().log();

    protected abstract Stores stores();

    @Test
    void the_newest_entries_come_first() {
        log.append(POOL, after(2), List.of("second"));
        log.append(POOL, after(1), List.of("first"));
        log.append(POOL, after(3), List.of("third", "and more"));
        assertThat(log.newest(POOL, START, 10))
                .containsExactly(
                        new Entry(after(3), List.of("third", "and more")),
                        new Entry(after(2), List.of("second")),
                        new Entry(after(1), List.of("first")));
    }

    @Test
    void no_more_entries_come_than_asked_for() {
        IntStream.range(0, 5).forEach(second -> log.append(POOL, after(second), List.of("entry " + second)));
        assertThat(log.newest(POOL, START, 2)).extracting(Entry::at).containsExactly(after(4), after(3));
    }

    @Test
    void entries_of_one_instant_are_all_kept_the_last_as_the_newest() {
        log.append(POOL, START, List.of("one"));
        log.append(POOL, START, List.of("two"));
        assertThat(log.newest(POOL, START, 10))
                .containsExactly(new Entry(START, List.of("two")), new Entry(START, List.of("one")));
    }

    @Test
    void a_day_is_a_day_of_universal_time() {
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        log.append(POOL, midnight.minusNanos(1), List.of("late"));
        log.append(POOL, midnight, List.of("early"));
        assertThat(log.newest(POOL, midnight.minus(Duration.ofHours(20)), 10))
                .containsExactly(new Entry(midnight.minusNanos(1), List.of("late")));
        assertThat(log.newest(POOL, midnight.plus(Duration.ofHours(20)), 10))
                .containsExactly(new Entry(midnight, List.of("early")));
    }

    @Test
    void an_empty_list_keeps_nothing() {
        log.append(POOL, START, List.of());
        assertThat(log.newest(POOL, START, 10)).isEmpty();
    }

    @Test
    void lines_beyond_the_limit_are_counted_in_a_last_one() {
        List<String> lines = IntStream.range(0, DecisionLog.MAX_LINES + 7)
                .mapToObj(line -> "line " + line)
                .toList();
        log.append(POOL, START, lines);
        List<String> kept = log.newest(POOL, START, 1).getFirst().lines();
        assertThat(kept)
                .hasSize(DecisionLog.MAX_LINES + 1)
                .startsWith("line 0", "line 1")
                .endsWith("and 7 more");
    }

    @Test
    void as_many_lines_as_allowed_are_all_kept() {
        List<String> lines = IntStream.range(0, DecisionLog.MAX_LINES)
                .mapToObj(line -> "line " + line)
                .toList();
        log.append(POOL, START, lines);
        assertThat(log.newest(POOL, START, 1)).containsExactly(new Entry(START, lines));
    }

    @Test
    void pools_have_their_own_logs() {
        log.append(POOL, START, List.of("ours"));
        assertThat(log.newest(OTHER_POOL, START, 10)).isEmpty();
    }
}
