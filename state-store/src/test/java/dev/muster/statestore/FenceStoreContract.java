package dev.muster.statestore;

import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link FenceStore} does. */
public abstract class FenceStoreContract {
    private final FenceStore fences = stores().fences();

    protected abstract Stores stores();

    @Test
    void a_pool_that_nobody_ever_owned_has_no_fence() {
        assertThat(fences.current(POOL)).isEmpty();
    }

    @Test
    void the_first_owner_gets_epoch_one() {
        assertThat(fences.acquire(POOL, "replica-a")).isEqualTo(new Fence("replica-a", 1));
        assertThat(fences.current(POOL)).contains(new Fence("replica-a", 1));
    }

    @Test
    void the_epoch_grows_by_one_at_each_hand_over() {
        fences.acquire(POOL, "replica-a");
        assertThat(fences.acquire(POOL, "replica-b")).isEqualTo(new Fence("replica-b", 2));
        assertThat(fences.acquire(POOL, "replica-a")).isEqualTo(new Fence("replica-a", 3));
        assertThat(fences.current(POOL)).contains(new Fence("replica-a", 3));
    }

    @Test
    void the_epoch_grows_even_if_the_same_owner_comes_again() {
        fences.acquire(POOL, "replica-a");
        assertThat(fences.acquire(POOL, "replica-a")).isEqualTo(new Fence("replica-a", 2));
    }

    @Test
    void pools_have_their_own_fences() {
        fences.acquire(POOL, "replica-a");
        assertThat(fences.acquire(OTHER_POOL, "replica-b")).isEqualTo(new Fence("replica-b", 1));
        assertThat(fences.current(POOL)).contains(new Fence("replica-a", 1));
    }

    @Test
    void no_two_of_those_who_race_for_a_pool_get_the_same_epoch() throws Exception {
        int racers = 4;
        long rounds = 10;
        List<Callable<List<Long>>> races = new ArrayList<>();
        for (int racer = 0; racer < racers; racer++) {
            String owner = "replica-" + racer;
            races.add(() -> LongStream.range(0, rounds)
                    .map(round -> fences.acquire(POOL, owner).epoch())
                    .boxed()
                    .toList());
        }
        List<Long> epochs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            for (Future<List<Long>> race : threads.invokeAll(races)) {
                epochs.addAll(race.get());
            }
        }
        assertThat(epochs)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, racers * rounds).boxed().toList());
    }
}
