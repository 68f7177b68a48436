package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecProblem;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pool as this replica runs it: what is in force, what it owns, what it remembers. The spec watch writes what is
 * declared; the pool's worker everything else. Each field is one immutable value, published whole.
 */
final class PoolEntry {
    final PoolName name;
    final PoolMemory memory;
    final Conditions conditions;
    final JobHistory history = new JobHistory();
    final PendingLog log = new PendingLog();
    final PollTime polls = new PollTime();

    volatile @Nullable Declared declared;
    volatile @Nullable PoolUid uid;
    volatile @Nullable Fence fence;
    volatile boolean fencedOff;
    volatile boolean loaded;
    volatile @Nullable PoolTarget target;

    /** The newest one. */
    volatile @Nullable Decision decision;

    /** The templates in force whose task definitions ECS has answered for; used by the pool's worker only. */
    List<AgentTemplate> defined = List.of();

    /** When the turn of the next of the others comes; used by the pool's worker only. */
    Instant defineAgain = Instant.MAX;

    /** Agents that may have been claimed or not, since the store told neither; used by the pool's worker only. */
    List<AgentId> inDoubt = List.of();

    /** Whether the pool's item is gone, and nothing of the pool is left; used by the pool's worker only. */
    boolean over;

    /**
     * When the reading of the registrations began that still waits for its reading of the queue, put off by Azure DevOps;
     * used by the pool's worker only.
     */
    @Nullable
    Instant halfPoll;

    /** Looks that failed in a row; used by the pool's worker only. */
    int consecutiveFailures;

    PoolEntry(PoolName name, InstallationId installation, LoopRuntime runtime, PlannerSettings settings) {
        this.name = name;
        this.memory = new PoolMemory(name, installation, runtime, settings);
        this.conditions = new Conditions(runtime);
    }

    /**
     * What people declared.
     *
     * @param spec the newest valid spec; null if there never was one
     * @param contentHash of the item read last
     * @param problems of the item read last; empty if {@code spec} is that item
     * @param removed whether the item is no longer in the table: nothing launches for it any more
     */
    record Declared(@Nullable PoolSpec spec, String contentHash, List<SpecProblem> problems, boolean removed) {
        Declared {
            problems = List.copyOf(problems);
        }
    }
}
