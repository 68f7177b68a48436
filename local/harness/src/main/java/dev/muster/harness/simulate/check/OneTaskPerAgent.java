package dev.muster.harness.simulate.check;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** S1: at most one ECS task per AgentId, for ever, whatever was lost, repeated or run twice. */
public final class OneTaskPerAgent implements Invariant {
    private final Violations violations;
    private final Map<String, String> taskOf = new TreeMap<>();

    public OneTaskPerAgent(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        String earlier = taskOf.putIfAbsent(startedBy, taskArn);
        if (earlier != null) {
            violations.broken("S1", startedBy + " has two tasks, " + earlier + " and " + taskArn);
        }
    }
}
