package dev.muster.statestore.memory;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claims;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTablesTest {
    private final MemoryTables tables = new MemoryTables();
    private final MemoryAgentStore agents = new MemoryAgentStore(tables);
    private final MemoryFenceStore fences = new MemoryFenceStore(tables);
    private final MemoryPoolStore pools = new MemoryPoolStore(tables);
    private final Fence fence = fences.acquire(POOL, "replica-a");

    @Test
    void only_what_nobody_needs_any_more_expires() {
        agents.claim(POOL, fence, claims(1, 3));
        Agent gone = agents.read(POOL, FIRST).orElseThrow().advancedTo(Phase.GONE, after(5));
        agents.intend(POOL, fence, List.of(gone));
        assertThat(tables.expire(agent -> false)).isEqualTo(1);
        agents.recordTask(POOL, agentId(2), task(agentId(2), 1, "PENDING"));

        assertThat(tables.expire(agent -> agent.id().equals(FIRST))).isEqualTo(2);
        assertThat(agents.load(POOL)).extracting(Agent::id).containsExactly(agentId(2), agentId(3));
        assertThat(agents.frozenRequest(POOL, agentId(2))).isEmpty();
        assertThat(agents.frozenRequest(POOL, agentId(3))).isPresent();
        assertThat(tables.expire(agent -> true)).isZero();
    }

    @Test
    void a_backup_brings_back_what_the_controller_kept_and_nothing_that_came_later() {
        PoolUid uid = pools.uid(new PoolName("builds"), () -> POOL);
        agents.claim(POOL, fence, claims(1, 1));
        MemoryTables.Backup backup = tables.backup();
        List<Agent> before = agents.load(POOL);
        agents.claim(POOL, fence, claims(2, 2));
        agents.recordTask(POOL, FIRST, task(FIRST, 1, "PENDING"));
        fences.acquire(POOL, "replica-b");

        tables.restore(backup);

        assertThat(agents.load(POOL)).isEqualTo(before);
        assertThat(fences.current(POOL)).contains(fence);
        assertThat(pools.uid(new PoolName("builds"), () -> OTHER_POOL)).isEqualTo(uid);
    }

    @Test
    void a_backup_is_not_changed_by_what_is_written_after_it_was_restored() {
        MemoryTables.Backup empty = tables.backup();
        tables.restore(empty);
        agents.claim(POOL, fence, claims(1, 1));

        tables.restore(empty);

        assertThat(agents.load(POOL)).isEmpty();
    }
}
