package dev.muster.controller.app;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.EcsBudget;
import dev.muster.controller.loop.EcsLimits;
import dev.muster.controller.loop.JobRequests;
import dev.muster.controller.loop.ParallelJobs;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ADO pool whose queue a test fills, and an ECS cluster that runs what it is asked to. */
final class FakePlatforms implements Tasks, Registrations, JobRequests, ParallelJobs {
    static final Instant QUEUED = Instant.parse("2026-11-21T09:00:00Z");

    private final List<JobRequest> queue = new ArrayList<>();
    private final List<TaskSeen> tasks = new ArrayList<>();
    private int readings;
    private int stops;
    private @Nullable CloudFault denial;

    ControllerLoop.Platforms ports() {
        return new ControllerLoop.Platforms(this, this, this, this, new EcsBudget(EcsLimits.NONE, QUEUED));
    }

    synchronized void queue(long requestId, String... demands) {
        queue.add(new JobRequest(
                new RequestId(requestId),
                QUEUED,
                Demands.parse(List.of(demands)),
                JobRequest.State.QUEUED,
                null,
                "Build",
                "Job <b>" + requestId + "</b>",
                "Nightly",
                null,
                null,
                null,
                null));
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return Outcome.done("arn:aws:ecs:eu-west-1:123456789012:task-definition/" + template.name() + ":1");
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        return new FrozenRequest(order.cluster(), order.token(), order.agent() + " " + order.group());
    }

    @Override
    public synchronized Outcome<TaskSeen> run(FrozenRequest request) {
        String[] parts = request.body().split(" ", 2);
        TaskSeen task = new TaskSeen(
                arn(tasks.size() + 1),
                request.cluster(),
                parts[0],
                parts[1],
                1,
                "PROVISIONING",
                "RUNNING",
                null,
                null,
                null,
                Instant.now(),
                null,
                null);
        tasks.add(task);
        return Outcome.done(task);
    }

    /** From now on Azure DevOps answers every question so; null for answers. */
    synchronized void deny(@Nullable CloudFault fault) {
        denial = fault;
    }

    /** How many tasks were stopped. */
    synchronized int stops() {
        return stops;
    }

    /** How many tasks were run. */
    synchronized int runs() {
        return tasks.size();
    }

    private <T> Outcome<T> unlessDenied(T answer) {
        CloudFault fault = denial;
        return fault == null ? Outcome.done(answer) : new Outcome.Failed<>(fault);
    }

    /** How often the queue was read. */
    synchronized int readings() {
        return readings;
    }

    /** The first task has a twin from now on, as if ECS had taken its launch twice. */
    synchronized void duplicateFirstTask() {
        TaskSeen first = tasks.getFirst();
        tasks.add(new TaskSeen(
                arn(tasks.size() + 1),
                first.cluster(),
                first.startedBy(),
                first.group(),
                1,
                "RUNNING",
                "RUNNING",
                null,
                null,
                null,
                QUEUED,
                null,
                null));
    }

    static String arn(int number) {
        return "arn:aws:ecs:eu-west-1:123456789012:task/agents/" + number;
    }

    @Override
    public synchronized Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason) {
        stops++;
        return Outcome.done(Registrations.Done.DONE);
    }

    @Override
    public synchronized Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        return Outcome.done(tasks.stream()
                .filter(task -> task.startedBy().equals(agent.toString()))
                .toList());
    }

    @Override
    public synchronized Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return Outcome.done(List.copyOf(tasks));
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        return Outcome.done(new Described(List.of(), List.of()));
    }

    @Override
    public synchronized Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        return unlessDenied(new PoolTarget(pool, 7));
    }

    @Override
    public synchronized Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        return unlessDenied(List.of());
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        return new Outcome.Failed<>(new CloudFault.Transient("not in these tests"));
    }

    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        return new Outcome.Failed<>(new CloudFault.Gone("not in these tests"));
    }

    @Override
    public Outcome<Registrations.Done> cordon(PoolTarget pool, int registrationId) {
        return Outcome.done(Registrations.Done.DONE);
    }

    @Override
    public Outcome<Registrations.Done> delete(PoolTarget pool, int registrationId) {
        return Outcome.done(Registrations.Done.DONE);
    }

    @Override
    public Outcome<Registrations.Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        return Outcome.done(Registrations.Done.DONE);
    }

    @Override
    public synchronized Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        readings++;
        return unlessDenied(List.copyOf(queue));
    }

    @Override
    public synchronized Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        return Outcome.done(
                queue.stream().filter(job -> job.id().equals(request)).findFirst());
    }

    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        return Outcome.done(Optional.empty());
    }

    @Override
    public synchronized Outcome<Usage> read(AzureDevOpsPool pool) {
        return unlessDenied(new Usage(null, 0));
    }
}
