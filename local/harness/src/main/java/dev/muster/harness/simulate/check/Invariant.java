package dev.muster.harness.simulate.check;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.simulator.truth.WorldObserver;
import dev.muster.statestore.Fence;
import dev.muster.statestore.memory.StoreObserver;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches everything that happens in a run: in the clouds, in the store, and in the planner's calls. */
public interface Invariant extends WorldObserver, StoreObserver {
    /** A process took a pool's fence. */
    default void fenceTaken(PoolUid pool, Fence fence) {}

    /** A process made a plan, of which nothing is done yet. */
    default void planned(Planning planning) {}

    /** A process is about to send this request to ECS. */
    default void requestSent(FrozenRequest request, Instant at) {}

    /** ECS has answered a process that it did not launch this agent. */
    default void launchFailed(String process, String startedBy, CloudFault fault, Instant at) {}

    /** A process has deleted a message that told this of a task. */
    default void messageDeleted(TaskSeen task, Instant at) {}

    /** A process asks Azure DevOps to delete the registration of that name. */
    default void deletionAsked(String name, Instant at) {}

    /** A process makes a call of that kind. */
    default void called(String process, CallKind kind, Instant at) {}

    /** The state table was set back: these are all the records that there are now. */
    default void restored(List<Agent> records) {}

    /** A process was killed, or goes on after a pause. */
    default void disturbed(String process, Instant at) {}

    @Override
    default void claimed(PoolUid pool, Fence fence, Claim claim) {}

    @Override
    default void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {}

    @Override
    default void jobQueued(long requestId, int poolId, Instant at) {}

    @Override
    default void jobAssigned(long requestId, String agentName, Instant at) {}

    @Override
    default void jobTakenBack(long requestId, Instant at) {}

    @Override
    default void jobFinished(long requestId, String result, Instant at) {}

    @Override
    default void jobCancelled(long requestId, Instant at) {}

    @Override
    default void registrationAdded(String name, int agentId, boolean placeholder, Instant at) {}

    @Override
    default void registrationDeleted(String name, Instant at) {}

    @Override
    default void agentWentOnline(String name, Instant at) {}

    @Override
    default void agentLost(String name, Instant at) {}

    @Override
    default void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {}

    @Override
    default void taskStopAsked(String taskArn, String startedBy, Instant at) {}

    @Override
    default void taskStopped(String taskArn, String startedBy, String group, Instant at) {}
}
