package dev.muster.harness.simulate.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** S20: the time that tasks spend without a job stays within a budget per task. */
public final class IdleCost implements Invariant {
    private final Violations violations;
    private final Duration budgetPerTask;
    private final Map<String, Instant> started = new TreeMap<>();
    private final Map<String, Instant> jobBegan = new TreeMap<>();
    private final Map<Long, String> agentOf = new TreeMap<>();
    private Duration idle = Duration.ZERO;
    private int ended;

    /** @param budgetPerTask on average over all tasks of a run */
    public IdleCost(Violations violations, Duration budgetPerTask) {
        this.violations = violations;
        this.budgetPerTask = budgetPerTask;
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        started.put(startedBy, at);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        agentOf.put(requestId, agentName);
        jobBegan.put(agentName, at);
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        over(requestId, at);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        over(requestId, at);
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        Instant began = started.remove(startedBy);
        if (began == null) {
            return;
        }
        ended++;
        idle = idle.plus(Duration.between(began, at));
        Instant job = jobBegan.remove(startedBy);
        if (job != null) {
            idle = idle.minus(Duration.between(job, at));
        }
    }

    /** At the end of a run. */
    public void checkBudget() {
        Duration budget = budgetPerTask.multipliedBy(Math.max(ended, 1));
        if (idle.compareTo(budget) > 0) {
            violations.broken("S20", ended + " tasks were idle for " + idle + " altogether, more than " + budget);
        }
    }

    /** What follows a job is idle time again. */
    private void over(long requestId, Instant at) {
        String agent = agentOf.remove(requestId);
        Instant began = agent == null ? null : jobBegan.remove(agent);
        if (began != null) {
            idle = idle.minus(Duration.between(began, at));
        }
    }
}
