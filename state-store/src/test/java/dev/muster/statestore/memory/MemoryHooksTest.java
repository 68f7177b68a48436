package dev.muster.statestore.memory;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.claims;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import dev.muster.statestore.WriteResult.Busy;
import dev.muster.statestore.WriteResult.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryHooksTest {
    private final Watcher watcher = new Watcher();
    private final MemoryTables tables = new MemoryTables(watcher);
    private final MemoryAgentStore agents = new MemoryAgentStore(tables);
    private final Fence fence = new MemoryFenceStore(tables).acquire(POOL, "replica-a");

    @Test
    void stores_over_the_same_tables_see_each_others_writes() {
        agents.claim(POOL, fence, claims(1, 2));
        assertThat(new MemoryAgentStore(tables).load(POOL))
                .isEqualTo(agents.load(POOL))
                .hasSize(2);
    }

    @Test
    void an_observer_sees_each_write_with_the_record_before_and_after() {
        agents.claim(POOL, fence, List.of(claim(FIRST)));
        Agent claimed = stored();
        agents.recordTask(POOL, FIRST, task(FIRST, 1, "PENDING"));
        Agent seen = stored();
        agents.intend(POOL, fence, List.of(seen.advancedTo(Phase.PENDING, after(1))));
        Agent pending = stored();
        agents.recordKey(POOL, FIRST, "abcd", after(2));
        assertThat(watcher.lines)
                .containsExactly(
                        "claimed " + FIRST + " under " + fence,
                        null + " -> " + claimed,
                        claimed + " -> " + seen,
                        seen + " -> " + pending,
                        pending + " -> " + stored());
    }

    @Test
    void an_observer_sees_nothing_of_what_was_refused() {
        agents.claim(POOL, new Fence("replica-x", 1), claims(1, 1));
        agents.recordTask(POOL, FIRST, task(FIRST, 1, "PENDING"));
        agents.recordKey(POOL, FIRST, "abcd", after(1));
        agents.intend(POOL, fence, List.of(claim(FIRST).agent()));
        assertThat(watcher.lines).isEmpty();
    }

    @Test
    void a_conflict_asked_for_keeps_a_transaction_from_writing_anything() {
        AtomicBoolean conflict = new AtomicBoolean(true);
        var busy = new MemoryAgentStore(tables, FenceCheck.IN_FORCE, conflict::get);
        assertThat(busy.claim(POOL, fence, claims(1, 1))).isInstanceOf(Busy.class);
        assertThat(busy.load(POOL)).isEmpty();
        conflict.set(false);
        assertThat(busy.claim(POOL, fence, claims(1, 1))).isEqualTo(new Written());
        conflict.set(true);
        assertThat(busy.intend(POOL, fence, busy.load(POOL))).isInstanceOf(Busy.class);
        assertThat(stored().revision()).isEqualTo(1);
    }

    @Test
    void without_the_check_of_the_fence_a_former_owner_can_write() {
        var unchecked = new MemoryAgentStore(tables, (inForce, presented) -> true, () -> false);
        new MemoryFenceStore(tables).acquire(POOL, "replica-b");
        assertThat(unchecked.claim(POOL, fence, List.of(claim(agentId(7))))).isEqualTo(new Written());
    }

    private Agent stored() {
        return agents.read(POOL, FIRST).orElseThrow();
    }

    private static final class Watcher implements StoreObserver {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
            lines.add(before + " -> " + after);
        }

        @Override
        public void claimed(PoolUid pool, Fence fence, Claim claim) {
            lines.add("claimed " + claim.agent().id() + " under " + fence);
        }
    }
}
