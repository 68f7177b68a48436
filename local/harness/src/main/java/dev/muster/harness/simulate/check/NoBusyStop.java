package dev.muster.harness.simulate.check;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** S6, first half: the controller stops no task while its agent has a job in the world at that instant. */
public final class NoBusyStop implements Invariant {
    private final Violations violations;
    private final Predicate<String> byHand;
    private final Map<String, Long> jobOf = new TreeMap<>();
    private final Map<String, Long> firstJobOf = new TreeMap<>();

    /** @param byHand whether it was a person who stopped that task */
    public NoBusyStop(Violations violations, Predicate<String> byHand) {
        this.violations = violations;
        this.byHand = byHand;
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        jobOf.values().remove(requestId);
        jobOf.put(agentName, requestId);
        firstJobOf.putIfAbsent(agentName, requestId);
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        jobOf.values().remove(requestId);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        jobOf.values().remove(requestId);
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        jobOf.remove(name);
    }

    /** A second job is run by whoever copied the agent's key, not in the agent's task. */
    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        Long job = jobOf.get(startedBy);
        if (job != null && !byHand.test(taskArn) && job.equals(firstJobOf.get(startedBy))) {
            violations.broken("S6", startedBy + " is stopped while it has job " + job);
        }
    }
}
