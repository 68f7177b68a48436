package dev.muster.statestore.memory;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.LearnedImage;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of one pool; touched only inside {@link MemoryTables#atomically}. */
final class PoolRows {
    final NavigableMap<AgentId, StoredAgent> agents = new TreeMap<>();
    final NavigableMap<AgentId, FrozenRequest> requests = new TreeMap<>();
    final NavigableMap<String, LearnedImage> images = new TreeMap<>();
    final List<DecisionLog.Entry> log = new ArrayList<>();

    @Nullable
    Fence fence;

    @Nullable
    SpecTree lastGood;

    @Nullable
    PoolStatus status;

    /** Deletes such records that are GONE, and requests that need not be sent again; says how many there were. */
    int expire(Predicate<Agent> over) {
        int before = agents.size() + requests.size();
        agents.values().removeIf(row -> row.agent().phase() == Phase.GONE && over.test(row.agent()));
        requests.keySet().removeIf(id -> !mayBeSentAgain(agents.get(id)));
        return before - agents.size() - requests.size();
    }

    private static boolean mayBeSentAgain(@Nullable StoredAgent row) {
        return row != null
                && row.agent().phase() == Phase.CLAIMED
                && row.agent().task() == null;
    }

    PoolRows copy() {
        PoolRows copy = new PoolRows();
        copy.agents.putAll(agents);
        copy.requests.putAll(requests);
        copy.images.putAll(images);
        copy.log.addAll(log);
        copy.fence = fence;
        copy.lastGood = lastGood;
        copy.status = status;
        return copy;
    }
}
