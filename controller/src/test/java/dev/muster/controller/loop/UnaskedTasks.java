package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.util.List;

/** An ECS of which a test asks nothing but what it says itself. */
abstract class UnaskedTasks implements Tasks {
    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        throw new AssertionError("no task definition is asked for here");
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        throw new AssertionError("claims here are frozen already");
    }

    @Override
    public Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason) {
        throw new AssertionError("nothing is stopped here");
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        throw new AssertionError("no launch is looked up here");
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        throw new AssertionError("nothing is swept here");
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        throw new AssertionError("nothing is described here");
    }
}
