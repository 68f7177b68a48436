package dev.muster.harness.simulate.check;

import dev.muster.harness.simulate.runtime.Trace;
import java.time.Instant;

/** Not an invariant: writes into the trace what happens in the clouds. */
public final class Narration implements Invariant {
    private static final String CLOUDS = "clouds";

    private final Trace trace;

    public Narration(Trace trace) {
        this.trace = trace;
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        trace.step(at, CLOUDS, "job " + requestId + " waits in pool " + poolId);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        trace.step(at, CLOUDS, "job " + requestId + " is given to " + agentName);
    }

    @Override
    public void jobTakenBack(long requestId, Instant at) {
        trace.step(at, CLOUDS, "job " + requestId + " waits again");
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        trace.step(at, CLOUDS, "job " + requestId + " ends: " + result);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        trace.step(at, CLOUDS, "job " + requestId + " is cancelled");
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        trace.step(at, CLOUDS, name + " is registered as " + agentId);
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        trace.step(at, CLOUDS, name + " is registered no longer");
    }

    @Override
    public void agentWentOnline(String name, Instant at) {
        trace.step(at, CLOUDS, name + " is online");
    }

    @Override
    public void agentLost(String name, Instant at) {
        trace.step(at, CLOUDS, name + " is lost");
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        trace.step(at, CLOUDS, "task " + taskArn + " begins for " + startedBy);
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        trace.step(at, CLOUDS, "task of " + startedBy + " is to stop");
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        trace.step(at, CLOUDS, "task of " + startedBy + " has stopped");
    }
}
