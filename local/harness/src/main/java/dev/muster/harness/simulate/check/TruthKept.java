package dev.muster.harness.simulate.check;

import dev.muster.simulator.truth.Truth;
import java.time.Instant;

/** Not an invariant: passes on to the simulator's own counters what happens in the clouds. */
public final class TruthKept implements Invariant {
    private final Truth truth;

    public TruthKept(Truth truth) {
        this.truth = truth;
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        truth.jobQueued(requestId, poolId, at);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        truth.jobAssigned(requestId, agentName, at);
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        truth.jobFinished(requestId, result, at);
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        truth.jobCancelled(requestId, at);
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        truth.registrationAdded(name, agentId, placeholder, at);
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        truth.registrationDeleted(name, at);
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        truth.taskStarted(taskArn, startedBy, clientToken, group, at);
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        truth.taskStopAsked(taskArn, startedBy, at);
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        truth.taskStopped(taskArn, startedBy, group, at);
    }
}
