package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Action;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a plan's intentions under the fence, several about one agent as one, and says which agents may not be touched
 * in this pass because theirs was not written.
 */
final class Intentions {
    private final LoopRuntime runtime;
    private final AgentStore store;

    Intentions(LoopRuntime runtime, AgentStore store) {
        this.runtime = runtime;
        this.store = store;
    }

    /**
     * @param fencedOff whether the pool has another owner: nothing of the plan may be done
     * @param notWritten agents whose intention is not durable; they were read again
     * @param written lines for the log
     */
    record Result(boolean fencedOff, Set<AgentId> notWritten, List<String> written) {}

    Result write(PoolEntry entry, PoolUid uid, Fence fence, List<Action> actions) {
        Map<AgentId, Agent> changed = new LinkedHashMap<>();
        Set<AgentId> notWritten = new HashSet<>();
        for (Action action : actions) {
            if (action instanceof Action.Intention intention) {
                collect(entry, uid, intention, changed, notWritten);
            }
        }
        List<String> lines = new ArrayList<>();
        List<Agent> all = new ArrayList<>(changed.values());
        for (int from = 0; from < all.size(); from += AgentStore.MAX_PER_TRANSACTION) {
            List<Agent> batch = all.subList(from, Math.min(all.size(), from + AgentStore.MAX_PER_TRANSACTION));
            WriteResult result = store.intend(uid, fence, batch);
            switch (result) {
                case WriteResult.Written written -> batch.forEach(agent -> lines.add(took(entry, fence, agent)));
                case WriteResult.Fenced fenced -> {
                    return new Result(true, notWritten, lines);
                }
                case WriteResult.Busy busy -> batch.forEach(agent -> notWritten.add(agent.id()));
                case WriteResult.Conflict conflict ->
                    batch.forEach(agent -> readAgain(entry, uid, agent.id(), notWritten));
                case WriteResult.Unknown unknown ->
                    batch.forEach(agent -> readAgain(entry, uid, agent.id(), notWritten));
            }
        }
        return new Result(false, notWritten, lines);
    }

    private void collect(
            PoolEntry entry,
            PoolUid uid,
            Action.Intention intention,
            Map<AgentId, Agent> changed,
            Set<AgentId> notWritten) {
        AgentId id = intention.agent();
        Agent current = changed.containsKey(id)
                ? changed.get(id)
                : entry.memory.agent(id).orElse(null);
        if (current == null || notWritten.contains(id)) {
            return;
        }
        Instant now = runtime.now();
        switch (intention) {
            // There is no record to change: Adoption begins one.
            case Action.Adopt adopt -> {}
            case Action.Advance advance ->
                changed.put(id, current.advancedTo(advance.to(), now).because(advance.why()));
            case Action.Retire retire -> changed.put(id, current.retiringBecause(retire.why()));
            case Action.Forget forget -> {
                if (keyAppeared(entry, uid, id)) {
                    changed.remove(id);
                    notWritten.add(id);
                } else {
                    changed.put(id, current.advancedTo(Phase.GONE, now));
                }
            }
        }
    }

    /**
     * Whether an agent that seems never to have proved itself did so after all, through another replica or just before
     * its end was decided. Its registration may then be on its way, and the agent has to be looked at anew. Once its end
     * is durable the store takes no key for it, so that this answer is final. True as well if the store does not answer.
     */
    boolean keyAppeared(PoolEntry entry, PoolUid uid, AgentId id) {
        Agent agent = entry.memory.agent(id).orElse(null);
        if (agent == null || agent.keyFingerprint() != null || agent.registrationId() != null || agent.task() == null) {
            return false;
        }
        try {
            Optional<Agent> stored = store.read(uid, id);
            boolean appeared =
                    stored.filter(found -> found.keyFingerprint() != null).isPresent();
            if (appeared) {
                entry.memory.refresh(id, stored, runtime.now());
            }
            return appeared;
        } catch (StoreUnavailableException unavailable) {
            return true;
        }
    }

    private String took(PoolEntry entry, Fence fence, Agent agent) {
        Agent stored = agent.written(fence.epoch(), agent.revision() + 1);
        entry.memory.written(stored, runtime.now());
        String why = agent.reason() == null ? "" : ": " + agent.reason();
        return "agent " + agent.id() + " is "
                + (agent.retiring() && agent.phase() != Phase.GONE ? "retiring" : agent.phase()) + why;
    }

    private void readAgain(PoolEntry entry, PoolUid uid, AgentId agent, Set<AgentId> notWritten) {
        notWritten.add(agent);
        try {
            entry.memory.refresh(agent, store.read(uid, agent), runtime.now());
        } catch (StoreUnavailableException unavailable) {
            // The record stays as remembered; its next write conflicts again and is read again.
        }
    }
}
