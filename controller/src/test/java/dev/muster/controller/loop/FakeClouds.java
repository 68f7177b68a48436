package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.PoolName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An ADO pool and an ECS cluster that do at once what they are asked to, and remember what ended something. */
final class FakeClouds implements Tasks, Registrations, JobRequests {
    static final InstallationId OURS = new InstallationId("installation1");
    static final String CLUSTER = "agents";

    final List<String> ended = new ArrayList<>();
    final Map<String, RegistrationSeen> registrations = new TreeMap<>();
    final Map<String, TaskSeen> tasks = new TreeMap<>();
    int registrationsRead;
    int queueRead;
    Outcome<List<JobRequest>> queue = Outcome.done(List.of());
    private int lastRegistration;

    void register(String name, boolean online, @Nullable RequestId assigned) {
        register(name, OURS, online, assigned);
    }

    void register(String name, @Nullable InstallationId installation, boolean online, @Nullable RequestId assigned) {
        put(new RegistrationSeen(
                ++lastRegistration,
                name,
                true,
                online,
                Capabilities.none(),
                installation == null ? null : installation.value(),
                false,
                assigned,
                null));
    }

    /** The job that the agent has ends, and with it the agent. */
    void finish(String name) {
        RegistrationSeen seen = named(name);
        put(new RegistrationSeen(
                seen.id(),
                name,
                seen.enabled(),
                false,
                seen.capabilities(),
                seen.installation(),
                false,
                null,
                seen.assigned()));
        tasks.remove("arn:" + name);
    }

    void run(String name, PoolName pool) {
        String group = Tasks.LaunchOrder.group(OURS, pool);
        put(new TaskSeen(
                "arn:" + name, CLUSTER, name, group, 1, "RUNNING", "RUNNING", null, null, null, null, null, null));
    }

    private void put(TaskSeen task) {
        tasks.put(task.arn(), task);
    }

    private void put(RegistrationSeen seen) {
        registrations.put(seen.name(), seen);
    }

    RegistrationSeen named(String name) {
        return Optional.ofNullable(registrations.get(name)).orElseThrow();
    }

    private Optional<RegistrationSeen> numbered(int id) {
        return registrations.values().stream().filter(seen -> seen.id() == id).findFirst();
    }

    @Override
    public Outcome<Done> cordon(PoolTarget pool, int registrationId) {
        numbered(registrationId).ifPresent(seen -> {
            ended.add("cordon " + seen.name());
            put(new RegistrationSeen(
                    seen.id(),
                    seen.name(),
                    false,
                    seen.online(),
                    seen.capabilities(),
                    seen.installation(),
                    false,
                    seen.assigned(),
                    seen.lastCompleted()));
        });
        return Outcome.done(Done.DONE);
    }

    @Override
    public Outcome<Done> delete(PoolTarget pool, int registrationId) {
        numbered(registrationId).ifPresent(seen -> {
            ended.add("deregister " + seen.name());
            registrations.remove(seen.name());
        });
        return Outcome.done(Done.DONE);
    }

    @Override
    public Outcome<Done> stop(String cluster, String taskArn, String reason) {
        ended.add("stop " + taskArn);
        tasks.remove(taskArn);
        return Outcome.done(Done.DONE);
    }

    @Override
    public Outcome<Done> addPlaceholder(PoolTarget pool, Placeholder placeholder) {
        put(new RegistrationSeen(
                ++lastRegistration,
                placeholder.name(),
                false,
                false,
                placeholder.capabilities(),
                placeholder.installation().value(),
                true,
                null,
                null));
        return Outcome.done(Done.DONE);
    }

    @Override
    public Outcome<List<RegistrationSeen>> list(PoolTarget pool) {
        registrationsRead++;
        return Outcome.done(List.copyOf(registrations.values()));
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return Outcome.done(List.copyOf(tasks.values()));
    }

    @Override
    public Outcome<PoolTarget> find(AzureDevOpsPool pool) {
        return Outcome.done(new PoolTarget(pool, 7));
    }

    @Override
    public Outcome<List<JobRequest>> unfinished(PoolTarget pool) {
        queueRead++;
        return queue;
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return Outcome.done("arn:definition");
    }

    @Override
    public Outcome<Optional<JobRequest>> read(PoolTarget pool, RequestId request) {
        throw new AssertionError("no request is read here");
    }

    @Override
    public Outcome<Optional<String>> endOfRun(PoolTarget pool, JobRequest request) {
        throw new AssertionError("no run is read here");
    }

    @Override
    public Outcome<Registered> register(PoolTarget pool, NewRegistration registration) {
        throw new AssertionError("nobody registers here");
    }

    @Override
    public Outcome<Registered> registerAgain(PoolTarget pool, NewRegistration registration) {
        throw new AssertionError("nobody registers here");
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        throw new AssertionError("nothing is launched here");
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        throw new AssertionError("nothing is launched here");
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        throw new AssertionError("no launch is looked up here");
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        return Outcome.done(new Described(List.of(), taskArns));
    }
}
