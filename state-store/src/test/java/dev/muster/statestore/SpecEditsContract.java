package dev.muster.statestore;

import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.SpecEdits.Edit;
import dev.muster.statestore.SpecEdits.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link SpecEdits} does. */
public abstract class SpecEditsContract {
    private static final PoolName POOL = new PoolName("builds");
    private static final SpecTree FIRST = spec(1);
    private static final SpecTree SECOND = spec(2);

    private final Table table = table();
    private final PoolStore pools = table.pools();
    private final SpecEdits edits = table.edits();

    /** An empty table, in the hands of people and behind its API. */
    public record Table(PoolStore pools, SpecEdits edits) {}

    protected abstract Table table();

    @Test
    void where_nothing_stands_a_spec_is_created_once() {
        assertThat(edits.find(POOL)).isEmpty();
        PoolItem created = new PoolItem("builds", FIRST, 1L, START, "api");
        assertThat(edits.write(edit(null, FIRST))).isEqualTo(new Result.Applied(created));
        assertThat(edits.find(POOL)).contains(created);
        assertThat(edits.write(edit(null, SECOND))).isEqualTo(new Result.Overtaken(Optional.of(created)));
        assertThat(edits.find(POOL)).contains(created);
    }

    @Test
    void an_edit_of_what_its_author_saw_is_written_and_counted() {
        pools.put(new PoolItem("builds", FIRST, 7L, START, "somebody"));
        Result result = edits.write(new Edit(POOL, FIRST.contentHash(), SECOND, after(5), "api"));
        PoolItem written = new PoolItem("builds", SECOND, 8L, after(5), "api");
        assertThat(result).isEqualTo(new Result.Applied(written));
        assertThat(pools.list()).containsExactly(written);
    }

    @Test
    void an_edit_of_something_else_changes_nothing_and_learns_what_stands_there() {
        PoolItem standing = new PoolItem("builds", SECOND, 7L, START, "somebody");
        pools.put(standing);
        assertThat(edits.write(edit(FIRST.contentHash(), spec(3))))
                .isEqualTo(new Result.Overtaken(Optional.of(standing)));
        assertThat(pools.list()).containsExactly(standing);
    }

    @Test
    void an_edit_of_what_was_removed_meanwhile_creates_nothing() {
        assertThat(edits.write(edit(FIRST.contentHash(), SECOND))).isEqualTo(new Result.Overtaken(Optional.empty()));
        assertThat(pools.list()).isEmpty();
    }

    @Test
    void a_generation_that_an_edit_by_hand_dropped_is_counted_from_one() {
        pools.put(new PoolItem("builds", FIRST, null, null, null));
        edits.write(edit(FIRST.contentHash(), SECOND));
        assertThat(edits.find(POOL)).map(PoolItem::generation).contains(1L);
    }

    @Test
    void a_pool_is_removed_only_as_it_was_seen() {
        PoolItem standing = new PoolItem("builds", FIRST, null, null, null);
        pools.put(standing);
        assertThat(edits.remove(POOL, SECOND.contentHash())).isEqualTo(new Result.Overtaken(Optional.of(standing)));
        assertThat(pools.list()).containsExactly(standing);
        assertThat(edits.remove(POOL, FIRST.contentHash())).isEqualTo(new Result.Applied(standing));
        assertThat(pools.list()).isEmpty();
        assertThat(edits.remove(POOL, FIRST.contentHash())).isEqualTo(new Result.Overtaken(Optional.empty()));
    }

    @Test
    void other_pools_are_left_alone() {
        PoolItem other = new PoolItem("tests", FIRST, 1L, START, "somebody");
        pools.put(other);
        edits.write(edit(null, FIRST));
        edits.remove(POOL, FIRST.contentHash());
        assertThat(pools.list()).containsExactly(other);
    }

    private static Edit edit(@Nullable String seen, SpecTree spec) {
        return new Edit(POOL, seen, spec, START, "api");
    }

    private static SpecTree spec(long most) {
        return SpecTree.mapping().with("limits", SpecTree.mapping().with("maxAgents", most));
    }
}
