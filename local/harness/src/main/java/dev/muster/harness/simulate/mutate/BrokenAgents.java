package dev.muster.harness.simulate.mutate;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.observed.TaskSeen;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.WriteResult;
import java.util.List;

/** Mistakes of the store's side. */
final class BrokenAgents {
    private BrokenAgents() {}

    /** Says that it has written a claim, and has not. */
    static final class ClaimsNothing extends ForwardingAgents {
        ClaimsNothing(AgentStore store) {
            super(store);
        }

        @Override
        public WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims) {
            return new WriteResult.Written();
        }
    }

    /** Says that it has written how a task ended, and has not. */
    static final class EndsNotKept extends ForwardingAgents {
        EndsNotKept(AgentStore store) {
            super(store);
        }

        @Override
        public WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task) {
            return task.isStopped() ? new WriteResult.Written() : store.recordTask(pool, agent, task);
        }
    }

    /** Writes the end of an agent that still has its job as if it had failed before it had one. */
    static final class BackwardsInTime extends ForwardingAgents {
        BackwardsInTime(AgentStore store) {
            super(store);
        }

        @Override
        public WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents) {
            return store.intend(
                    pool, fence, agents.stream().map(BackwardsInTime::back).toList());
        }

        private static Agent back(Agent agent) {
            return agent.phase() == Phase.FINISHING || agent.phase() == Phase.STOPPING
                    ? new Agent(
                            agent.id(),
                            agent.template(),
                            agent.templateFingerprint(),
                            agent.cluster(),
                            agent.capacity(),
                            Phase.ONLINE,
                            agent.reason(),
                            agent.retiring(),
                            agent.timeline(),
                            agent.task(),
                            agent.keyFingerprint(),
                            agent.registrationId(),
                            agent.served(),
                            agent.epoch(),
                            agent.revision())
                    : agent;
        }
    }
}
