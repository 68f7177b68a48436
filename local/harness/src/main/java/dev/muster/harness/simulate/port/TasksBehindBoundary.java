package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Registrations.Done;
import dev.muster.controller.loop.Tasks;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.ecs.RunTaskCall;
import java.util.List;

/** An adapter of ECS as one process reaches it: each call of the port is one step, however many requests it makes. */
public final class TasksBehindBoundary implements Tasks {
    private final Tasks adapter;
    private final EcsWireTwists twists;
    private final Boundary boundary;

    public TasksBehindBoundary(Tasks adapter, EcsWireTwists twists, Boundary boundary) {
        this.adapter = adapter;
        this.twists = twists;
        this.boundary = boundary;
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return boundary.call(
                CallKind.TASK_DEFINITION,
                LaunchBody.family(installation, pool, template),
                () -> adapter.taskDefinition(installation, pool, template),
                Lost::outcome,
                twists.refusals(),
                Outcome::describe);
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        return adapter.freeze(order);
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        String startedBy = RunTaskCall.parse(request.body()).startedBy();
        Outcome<TaskSeen> answer = boundary.call(
                CallKind.RUN_TASK,
                startedBy,
                () -> {
                    boundary.observer().requestSent(request, boundary.now());
                    return adapter.run(request);
                },
                Lost::outcome,
                twists.launch(),
                Outcome::describe);
        return boundary.launched(startedBy, answer);
    }

    @Override
    public Outcome<Done> stop(String cluster, String taskArn, String reason) {
        return boundary.call(
                CallKind.STOP_TASK,
                Printed.taskId(taskArn),
                () -> adapter.stop(cluster, taskArn, reason),
                Lost::outcome,
                twists.stop(taskArn),
                Outcome::describe);
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        return boundary.call(
                CallKind.READ_TASKS,
                "of " + agent,
                () -> adapter.startedBy(cluster, agent),
                Lost::outcome,
                twists.refusals(),
                Printed::listing);
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return boundary.call(
                CallKind.READ_TASKS,
                "all",
                () -> adapter.sweep(cluster, installation),
                Lost::outcome,
                twists.refusals(),
                Printed::listing);
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        return boundary.call(
                CallKind.READ_TASKS,
                taskArns.size() + " tasks",
                () -> adapter.describe(cluster, taskArns),
                Lost::outcome,
                twists.refusals(),
                Outcome::describe);
    }
}
