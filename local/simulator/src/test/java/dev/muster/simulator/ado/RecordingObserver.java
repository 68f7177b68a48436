package dev.muster.simulator.ado;

import dev.muster.simulator.truth.WorldObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears, one line each. */
public final class RecordingObserver implements WorldObserver {
    private final List<String> lines = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    public String trace() {
        return String.join("\n", lines);
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        lines.add("%s queued %d in %d".formatted(at, requestId, poolId));
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        lines.add("%s assigned %d to %s".formatted(at, requestId, agentName));
    }

    @Override
    public void jobTakenBack(long requestId, Instant at) {
        lines.add("%s taken back %d".formatted(at, requestId));
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        lines.add("%s finished %d %s".formatted(at, requestId, result));
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        lines.add("%s cancelled %d".formatted(at, requestId));
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        lines.add("%s added %s %d%s".formatted(at, name, agentId, placeholder ? " (placeholder)" : ""));
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        lines.add("%s deleted %s".formatted(at, name));
    }

    @Override
    public void agentWentOnline(String name, Instant at) {
        lines.add("%s online %s".formatted(at, name));
    }

    @Override
    public void agentLost(String name, Instant at) {
        lines.add("%s lost %s".formatted(at, name));
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        lines.add("%s started %s".formatted(at, startedBy));
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        lines.add("%s asked to stop %s".formatted(at, startedBy));
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        lines.add("%s stopped %s".formatted(at, startedBy));
    }
}
