package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * S1: at most one ECS task per AgentId, for ever, whatever was lost, repeated or run twice. Where the state table was set
 * back to before the claim, nothing but ECS remembers the task: once that has ended, and ECS has forgotten it with its
 * token, the same attempt may run again; still never two at once.
 */
public final class OneTaskPerAgent implements Invariant {
    private final Violations violations;
    private final Map<String, String> taskOf = new TreeMap<>();
    private final Set<String> stopped = new TreeSet<>();
    private final Set<String> forgotten = new TreeSet<>();

    public OneTaskPerAgent(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void restored(List<Agent> records) {
        forgotten.addAll(taskOf.keySet());
        records.forEach(agent -> forgotten.remove(agent.id().toString()));
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        String earlier = taskOf.put(startedBy, taskArn);
        boolean known = !forgotten.remove(startedBy);
        if (earlier != null && (known || !stopped.contains(earlier))) {
            violations.broken("S1", startedBy + " has two tasks, " + earlier + " and " + taskArn);
        }
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        stopped.add(taskArn);
    }
}
