package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.util.List;

/** The tasks as they are, to be made wrong in one respect. */
abstract class ForwardingTasks implements Tasks {
    final Tasks tasks;

    ForwardingTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return tasks.taskDefinition(installation, pool, template);
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        return tasks.freeze(order);
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        return tasks.run(request);
    }

    @Override
    public Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason) {
        return tasks.stop(cluster, taskArn, reason);
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        return tasks.startedBy(cluster, agent);
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return tasks.sweep(cluster, installation);
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        return tasks.describe(cluster, taskArns);
    }
}
