package dev.muster.statestore;

import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link CheckStore} does. */
public abstract class CheckStoreContract {
    private static final UUID PLAN = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final UUID TIMELINE = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    private final CheckStore store = store();

    protected abstract CheckStore store();

    @Test
    void what_was_added_is_pending_as_it_was_those_accepted_first_first() {
        PendingCheck later = check(2, 9, TIMELINE);
        PendingCheck earlier = check(1, 5, null);
        assertThat(store.add(later)).isEqualTo(new WriteResult.Written());
        assertThat(store.add(earlier)).isEqualTo(new WriteResult.Written());
        assertThat(store.pending()).containsExactly(earlier, later);
    }

    @Test
    void the_same_check_is_added_once_whatever_else_differs() {
        store.add(check(1, 5, null));
        assertThat(store.add(check(1, 6, TIMELINE))).isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.pending()).containsExactly(check(1, 5, null));
    }

    @Test
    void a_check_that_is_answered_is_no_longer_pending_and_never_taken_again() {
        store.add(check(1, 5, null));
        assertThat(store.finish(id(1))).isEqualTo(new WriteResult.Written());
        assertThat(store.pending()).isEmpty();
        assertThat(store.add(check(1, 5, null))).isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.finish(id(1))).isInstanceOf(WriteResult.Conflict.class);
    }

    @Test
    void what_nobody_knows_can_be_neither_leased_nor_answered() {
        assertThat(store.lease(id(1), new CheckLease("a", after(1), 2))).isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.finish(id(1))).isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.pending()).isEmpty();
    }

    @Test
    void a_lease_follows_the_one_that_is_stored() {
        PendingCheck check = check(1, 5, null);
        store.add(check);
        CheckLease next = check.lease().next("replica-b", after(60));
        assertThat(store.lease(id(1), next)).isEqualTo(new WriteResult.Written());
        assertThat(store.pending()).containsExactly(check.withLease(next));
        assertThat(store.lease(id(1), next)).isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.lease(id(1), next.next("replica-a", after(90)))).isEqualTo(new WriteResult.Written());
    }

    @Test
    void what_is_answered_is_leased_to_nobody() {
        PendingCheck check = check(1, 5, null);
        store.add(check);
        store.finish(id(1));
        assertThat(store.lease(id(1), check.lease().next("replica-b", after(60))))
                .isInstanceOf(WriteResult.Conflict.class);
        assertThat(store.pending()).isEmpty();
    }

    @Test
    void of_those_who_race_for_a_lease_one_gets_it() throws Exception {
        PendingCheck check = check(1, 5, null);
        store.add(check);
        List<Callable<WriteResult>> races = new ArrayList<>();
        for (int racer = 0; racer < 8; racer++) {
            CheckLease wanted = check.lease().next("replica-" + racer, after(60));
            races.add(() -> store.lease(id(1), wanted));
        }
        List<WriteResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(races.size())) {
            for (Future<WriteResult> race : threads.invokeAll(races)) {
                results.add(race.get());
            }
        }
        assertThat(results).filteredOn(WriteResult.Written.class::isInstance).hasSize(1);
    }

    private static CheckId id(int number) {
        return new CheckId(PLAN, new UUID(7, number), new UUID(8, number));
    }

    private static PendingCheck check(int number, long acceptedAfter, @Nullable UUID timeline) {
        return new PendingCheck(
                new CheckTicket(
                        id(number),
                        new PoolName("builds"),
                        URI.create("https://dev.azure.com/acme"),
                        new UUID(9, number),
                        "build",
                        timeline,
                        after(acceptedAfter),
                        START.plusSeconds(1800)),
                new SealedToken("local.d3JhcHBlZA==", "c2VhbGVk"),
                new CheckLease("replica-a", after(20), 1));
    }
}
