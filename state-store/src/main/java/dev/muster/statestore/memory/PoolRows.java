package dev.muster.statestore.memory;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one pool; touched only inside {@link MemoryTables#atomically}. */
final class PoolRows {
    final NavigableMap<AgentId, StoredAgent> agents = new TreeMap<>();
    final NavigableMap<AgentId, FrozenRequest> requests = new TreeMap<>();
    final List<DecisionLog.Entry> log = new ArrayList<>();

    @Nullable
    Fence fence;

    @Nullable
    SpecTree lastGood;

    @Nullable
    PoolStatus status;
}
