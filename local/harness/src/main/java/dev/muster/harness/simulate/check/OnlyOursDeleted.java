package dev.muster.harness.simulate.check;

import dev.muster.model.agent.AgentId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** S12: we delete registrations of our own agents only, never while they have a job and a task, and our placeholders. */
public final class OnlyOursDeleted implements Invariant {
    private final Violations violations;
    private final TreeSet<String> placeholders = new TreeSet<>();
    private final TreeSet<String> running = new TreeSet<>();
    private final TreeSet<String> everAssigned = new TreeSet<>();
    private final Map<String, Long> jobOf = new TreeMap<>();

    public OnlyOursDeleted(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void deletionAsked(String name, Instant at) {
        if (AgentId.parse(name).isEmpty() && !placeholders.contains(name)) {
            violations.broken("S12", name + " is deleted, which is not ours");
        }
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        if (placeholder) {
            placeholders.add(name);
        }
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        if (jobOf.containsKey(name) && running.contains(name)) {
            violations.broken("S12", name + " is deleted while it works on " + jobOf.get(name));
        }
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        running.add(startedBy);
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        running.remove(startedBy);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        jobOf.values().remove(requestId);
        // A second job, offered while the agent leaves, goes back into the queue with the registration.
        if (everAssigned.add(agentName)) {
            jobOf.put(agentName, requestId);
        }
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        jobOf.values().remove(requestId);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        jobOf.values().remove(requestId);
    }
}
