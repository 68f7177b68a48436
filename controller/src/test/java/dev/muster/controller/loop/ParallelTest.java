package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ParallelTest {
    private final List<Integer> things = IntStream.range(0, 200).boxed().toList();

    @Test
    void does_each_thing_once_and_returns_when_all_are_done() throws Exception {
        ConcurrentSkipListSet<Integer> done = new ConcurrentSkipListSet<>();
        AtomicInteger steps = new AtomicInteger();

        new Parallel(new ThreadRuntime(), 8).forEach("step", things, thing -> {
            steps.incrementAndGet();
            done.add(thing);
        });

        assertThat(done).containsExactlyElementsOf(things);
        assertThat(steps).hasValue(200);
    }

    @Test
    void never_has_more_under_way_than_allowed() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new Parallel(new ThreadRuntime(), 4).forEach("step", things, thing -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            underWay.decrementAndGet();
        });

        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void a_step_that_fails_keeps_no_other_from_being_done_and_is_told_in_the_end() {
        AtomicInteger steps = new AtomicInteger();

        assertThatThrownBy(() -> new Parallel(new ThreadRuntime(), 8).forEach("step", things, thing -> {
                    steps.incrementAndGet();
                    if (thing % 3 == 0) {
                        throw new IllegalStateException("thing " + thing);
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("thing ");
        assertThat(steps).hasValue(200);
    }
}
