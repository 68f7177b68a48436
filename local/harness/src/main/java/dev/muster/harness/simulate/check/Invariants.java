package dev.muster.harness.simulate.check;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.statestore.Fence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All invariants as one. */
public final class Invariants implements Invariant {
    private final List<Invariant> all;

    public Invariants(List<Invariant> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void fenceTaken(PoolUid pool, Fence fence) {
        all.forEach(each -> each.fenceTaken(pool, fence));
    }

    @Override
    public void planned(Planning planning) {
        all.forEach(each -> each.planned(planning));
    }

    @Override
    public void requestSent(FrozenRequest request, Instant at) {
        all.forEach(each -> each.requestSent(request, at));
    }

    @Override
    public void launchFailed(String process, String startedBy, CloudFault fault, Instant at) {
        all.forEach(each -> each.launchFailed(process, startedBy, fault, at));
    }

    @Override
    public void messageDeleted(TaskSeen task, Instant at) {
        all.forEach(each -> each.messageDeleted(task, at));
    }

    @Override
    public void deletionAsked(String name, Instant at) {
        all.forEach(each -> each.deletionAsked(name, at));
    }

    @Override
    public void called(String process, CallKind kind, Instant at) {
        all.forEach(each -> each.called(process, kind, at));
    }

    @Override
    public void restored(List<Agent> records) {
        all.forEach(each -> each.restored(records));
    }

    @Override
    public void disturbed(String process, Instant at) {
        all.forEach(each -> each.disturbed(process, at));
    }

    @Override
    public void claimed(PoolUid pool, Fence fence, Claim claim) {
        all.forEach(each -> each.claimed(pool, fence, claim));
    }

    @Override
    public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {
        all.forEach(each -> each.agentWritten(pool, before, after));
    }

    @Override
    public void jobQueued(long requestId, int poolId, Instant at) {
        all.forEach(each -> each.jobQueued(requestId, poolId, at));
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        all.forEach(each -> each.jobAssigned(requestId, agentName, at));
    }

    @Override
    public void jobTakenBack(long requestId, Instant at) {
        all.forEach(each -> each.jobTakenBack(requestId, at));
    }

    @Override
    public void jobFinished(long requestId, String result, Instant at) {
        all.forEach(each -> each.jobFinished(requestId, result, at));
    }

    @Override
    public void jobCancelled(long requestId, Instant at) {
        all.forEach(each -> each.jobCancelled(requestId, at));
    }

    @Override
    public void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {
        all.forEach(each -> each.registrationAdded(name, agentId, placeholder, at));
    }

    @Override
    public void registrationDeleted(String name, Instant at) {
        all.forEach(each -> each.registrationDeleted(name, at));
    }

    @Override
    public void agentWentOnline(String name, Instant at) {
        all.forEach(each -> each.agentWentOnline(name, at));
    }

    @Override
    public void agentLost(String name, Instant at) {
        all.forEach(each -> each.agentLost(name, at));
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        all.forEach(each -> each.taskStarted(taskArn, startedBy, clientToken, group, at));
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        all.forEach(each -> each.taskStopAsked(taskArn, startedBy, at));
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        all.forEach(each -> each.taskStopped(taskArn, startedBy, group, at));
    }
}
