package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Registrations.Done;
import dev.muster.controller.loop.Tasks;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.harness.simulate.strike.LaunchFaults;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.ecs.ArnPage;
import dev.muster.simulator.ecs.DescribedTasks;
import dev.muster.simulator.ecs.DesiredStatus;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.ListTasksQuery;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.RunTaskResult;
import dev.muster.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The simulated ECS as one process reaches it. */
public final class SimulatedTasks implements Tasks {
    private final EcsRegion region;
    private final Boundary boundary;
    private final EcsTwists twists;
    private final KnownDefinitions definitions;

    public SimulatedTasks(World world, EcsRegion region, LaunchFaults launches, Boundary boundary) {
        this.region = region;
        this.boundary = boundary;
        this.twists = new EcsTwists(world, region, launches);
        this.definitions = new KnownDefinitions(region.definitions(), boundary);
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return definitions.arn(
                LaunchBody.family(installation, pool, template),
                LaunchBody.taskDefinition(installation, pool, template));
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        return new FrozenRequest(order.cluster(), order.token(), LaunchBody.runTask(order));
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        RunTaskCall call = RunTaskCall.parse(request.body());
        Outcome<TaskSeen> answer = call(
                CallKind.RUN_TASK,
                call.startedBy(),
                () -> {
                    boundary.observer().requestSent(request, boundary.now());
                    return runTask(call);
                },
                twists.launch(call, this::runTask));
        return boundary.launched(call.startedBy(), answer);
    }

    private Outcome<TaskSeen> runTask(RunTaskCall call) {
        return switch (region.runTask(call)) {
            case EcsAnswer.Ok<RunTaskResult>(RunTaskResult result) -> launched(result);
            case EcsAnswer.Refused<RunTaskResult>(EcsError error) -> {
                definitions.refused(call.taskDefinition(), error);
                yield refused(call, error);
            }
        };
    }

    private static Outcome<TaskSeen> launched(RunTaskResult result) {
        return result.tasks().isEmpty()
                ? new Outcome.Failed<>(EcsWords.failure(result.failures().getFirst()))
                : Outcome.done(EcsWords.seen(result.tasks().getFirst()));
    }

    /** The token may have been sent before with other parameters: the task that it made then is the one. */
    private Outcome<TaskSeen> refused(RunTaskCall call, EcsError error) {
        Optional<EcsTask> made = error.resourceIds().isEmpty()
                ? Optional.empty()
                : described(call.cluster(), error.resourceIds()).stream()
                        .filter(task -> task.startedBy().equals(call.startedBy()))
                        .findFirst();
        return made.<Outcome<TaskSeen>>map(task -> Outcome.done(EcsWords.seen(task)))
                .orElseGet(() -> EcsWords.outcome(new EcsAnswer.Refused<>(error)));
    }

    @Override
    public Outcome<Done> stop(String cluster, String taskArn, String reason) {
        return call(
                CallKind.STOP_TASK,
                Printed.taskId(taskArn),
                () -> switch (region.stopTask(cluster, taskArn, reason)) {
                    case EcsAnswer.Ok<EcsTask> stopping -> Outcome.done(Done.DONE);
                    case EcsAnswer.Refused<EcsTask> unknown -> Outcome.done(Done.DONE);
                },
                twists.stop(taskArn));
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        return every(cluster)
                .map(tasks -> tasks.stream()
                        .filter(task -> task.startedBy().equals(agent.toString()))
                        .toList());
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return every(cluster);
    }

    private Outcome<List<TaskSeen>> every(String cluster) {
        List<TaskSeen> all = new ArrayList<>();
        return Chained.then(
                collect(ListTasksQuery.of(cluster, DesiredStatus.RUNNING), all),
                running -> collect(ListTasksQuery.of(cluster, DesiredStatus.STOPPED), all)
                        .map(stopped -> all));
    }

    /** Each page is a call of its own, between which the cluster changes. */
    private Outcome<Done> collect(ListTasksQuery query, List<TaskSeen> into) {
        Outcome<ArnPage> listed =
                call(CallKind.READ_TASKS, "list", () -> EcsWords.outcome(region.listTasks(query)), twists.page(query));
        return Chained.then(
                listed,
                page -> Chained.then(describe(query.cluster(), page.arns()), described -> {
                    into.addAll(described.tasks());
                    return page.nextToken()
                            .map(token -> collect(query.after(token), into))
                            .orElseGet(() -> Outcome.done(Done.DONE));
                }));
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        if (taskArns.isEmpty()) {
            return Outcome.done(new Described(List.of(), List.of()));
        }
        return call(
                        CallKind.READ_TASKS,
                        taskArns.size() + " tasks",
                        () -> EcsWords.outcome(region.describeTasks(cluster, taskArns, false)),
                        twists.describe())
                .map(found ->
                        new Described(found.tasks().stream().map(EcsWords::seen).toList(), found.missing()));
    }

    private List<EcsTask> described(String cluster, List<String> taskArns) {
        return region.describeTasks(cluster, taskArns, false)
                        instanceof EcsAnswer.Ok<DescribedTasks>(DescribedTasks found)
                ? found.tasks()
                : List.of();
    }

    private <T> Outcome<T> call(CallKind kind, String what, Supplier<Outcome<T>> effect, Twist<Outcome<T>> twist) {
        return boundary.call(kind, what, effect, Lost::outcome, twist, Outcome::describe);
    }
}
