package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * S4: nothing is launched while the live tasks, and the launches whose outcome is unknown, are as many as the pool's
 * {@code maxAgents}. The limit is the one that the launching process read last, for people may change it at any time. A
 * task of which a restored table knows nothing counts for whoever was shown it, and for all once it has a record again: a
 * listing may lack it until then.
 */
public final class MaxAgents implements Invariant {
    private static final Set<Phase> LAUNCHED_IN_VAIN = EnumSet.of(Phase.FAILED, Phase.ABANDONED, Phase.GONE);

    private final Violations violations;
    private final Map<String, Map<PoolName, Integer>> lastRead = new TreeMap<>();
    private final Map<String, Map<PoolName, List<AgentId>>> lastShown = new TreeMap<>();
    private final Map<PoolName, Integer> highest = new TreeMap<>();
    private final Map<PoolName, TreeSet<AgentId>> live = new TreeMap<>();
    private final TreeSet<AgentId> running = new TreeSet<>();
    private final TreeSet<AgentId> forgotten = new TreeSet<>();

    public MaxAgents(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        PoolName pool = planning.snapshot().pool();
        int limit = planning.snapshot().spec().limits().maxAgents();
        lastRead.computeIfAbsent(planning.process(), process -> new TreeMap<>()).put(pool, limit);
        highest.merge(pool, limit, Math::max);
        lastShown
                .computeIfAbsent(planning.process(), process -> new TreeMap<>())
                .put(
                        pool,
                        planning.snapshot().strayTasks().stream()
                                .flatMap(task -> AgentId.parse(task.startedBy()).stream())
                                .toList());
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        AgentId agent = claim.agent().id();
        long shown =
                lastShown.getOrDefault(fence.owner(), new TreeMap<>()).getOrDefault(agent.pool(), List.of()).stream()
                        .distinct()
                        .filter(forgotten::contains)
                        .count();
        begins(
                agent,
                shown,
                lastRead.getOrDefault(fence.owner(), new TreeMap<>()).getOrDefault(agent.pool(), 0));
    }

    /**
     * A launch that ECS refused, or of which it shows nothing long after, ends in the record alone; so does one whose claim
     * was forgotten and made again when the task of its token had come and gone.
     */
    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        if (forgotten.remove(after.id())) {
            live(after.id().pool()).add(after.id());
        }
        boolean over = LAUNCHED_IN_VAIN.contains(after.phase()) || after.taskStopped();
        if (over && !running.contains(after.id())) {
            ends(after.id());
        }
    }

    @Override
    public void restored(List<Agent> records) {
        List<AgentId> known = records.stream().map(Agent::id).toList();
        for (TreeSet<AgentId> agents : live.values()) {
            forgotten.addAll(agents);
            agents.retainAll(known);
        }
        known.forEach(forgotten::remove);
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        AgentId.parse(startedBy).ifPresent(agent -> {
            running.add(agent);
            begins(agent, 0, highest.getOrDefault(agent.pool(), 0));
        });
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        AgentId.parse(startedBy).ifPresent(agent -> {
            running.remove(agent);
            ends(agent);
        });
    }

    private void begins(AgentId agent, long besides, int limit) {
        Set<AgentId> now = live(agent.pool());
        boolean begun = now.add(agent);
        long all = now.size() + besides;
        if (begun && all > limit) {
            violations.broken("S4", "with " + agent + " there are " + all + " agents, more than " + limit);
        }
    }

    private void ends(AgentId agent) {
        live(agent.pool()).remove(agent);
        forgotten.remove(agent);
    }

    private Set<AgentId> live(PoolName pool) {
        return live.computeIfAbsent(pool, first -> new TreeSet<>());
    }
}
