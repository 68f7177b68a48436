package dev.muster.controller.ecs;

import dev.muster.controller.loop.Registrations;
import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.failure.FailureSign;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import tools.jackson.core.JacksonException;

/** Tasks of Amazon ECS through the AWS SDK. Safe for use by many threads. */
public final class EcsTasks implements Tasks {
    private final EcsClient ecs;
    private final URI bootstrapUrl;
    private final String region;
    private final TaskDefinitions definitions;
    private final RetiredRevisions retired;
    private final TaskListing listing;
    private final ClusterSweeps sweeps;
    private final OurFamilies families;
    private final InstantSource clock;

    /**
     * @param ecs sends every call once, see {@link EcsClientFactory}
     * @param bootstrapUrl where agents ask for their identity
     * @param reads how fast tasks may be read
     * @param keptRevisions how many revisions of a template's task definition are kept; at least 1
     */
    public EcsTasks(EcsClient ecs, URI bootstrapUrl, ReadPace reads, InstantSource clock, int keptRevisions) {
        this.ecs = ecs;
        this.bootstrapUrl = bootstrapUrl;
        this.region = ecs.serviceClientConfiguration().region().id();
        RegistrationPace pace = new RegistrationPace(clock);
        this.definitions = new TaskDefinitions(ecs, clock, pace, keptRevisions);
        this.retired = new RetiredRevisions(new Revisions(ecs), pace, clock, keptRevisions);
        this.listing = new TaskListing(new TaskReads(ecs, reads));
        this.families = new OurFamilies(ecs);
        this.sweeps = new ClusterSweeps(listing, families);
        this.clock = clock;
    }

    @Override
    public Outcome<String> taskDefinition(InstallationId installation, PoolName pool, AgentTemplate template) {
        return definitions.arn(
                TaskDefinitionDocument.of(installation, pool, template, region),
                template.task().base());
    }

    /**
     * Goes round our families and deregisters old revisions, at the pace at which new ones are registered.
     *
     * @param inUse what is needed at the moment; empty as long as that is not known
     */
    public RevisionUpkeep upkeep(Supplier<Optional<FamiliesInUse>> inUse, RevisionUpkeep.Pause pause) {
        return new RevisionUpkeep(retired, new AbandonedFamilies(families, clock), inUse, pause);
    }

    @Override
    public FrozenRequest freeze(LaunchOrder order) {
        String body = CanonicalJson.write(RunTaskDocument.of(order, bootstrapUrl));
        return new FrozenRequest(order.cluster(), order.token(), body);
    }

    @Override
    public Outcome<TaskSeen> run(FrozenRequest request) {
        Optional<RunTaskDocument> launch = thaw(request);
        return launch.isPresent()
                ? run(launch.get())
                : new Outcome.Failed<>(new CloudFault.Misconfigured(
                        "the launch frozen for " + request.token() + " cannot be read; it was not sent"));
    }

    @Override
    public Outcome<Registrations.Done> stop(String cluster, String taskArn, String reason) {
        try {
            ecs.stopTask(StopTaskRequest.builder()
                    .cluster(cluster)
                    .task(taskArn)
                    .reason(reason)
                    .build());
            return Outcome.done(Registrations.Done.DONE);
        } catch (InvalidParameterException problem) {
            return EcsFaults.sentence(problem).toLowerCase(Locale.ROOT).contains("task was not found")
                    ? Outcome.done(Registrations.Done.DONE)
                    : EcsFaults.ofChange(problem);
        } catch (SdkException problem) {
            return EcsFaults.ofChange(problem);
        }
    }

    @Override
    public Outcome<List<TaskSeen>> startedBy(String cluster, AgentId agent) {
        return read(() -> listing.startedBy(cluster, agent.toString()));
    }

    @Override
    public Outcome<List<TaskSeen>> sweep(String cluster, InstallationId installation) {
        return read(() -> sweeps.sweep(cluster, installation));
    }

    @Override
    public Outcome<Described> describe(String cluster, List<String> taskArns) {
        if (taskArns.size() > MAX_PER_DESCRIBE) {
            throw new IllegalArgumentException("at most " + MAX_PER_DESCRIBE + " tasks, was " + taskArns.size());
        }
        return read(() -> listing.describe(cluster, taskArns, ReadPace.Urgency.SWEEP));
    }

    private static Optional<RunTaskDocument> thaw(FrozenRequest request) {
        try {
            RunTaskDocument launch = RunTaskDocument.read(request.body());
            boolean same = launch.clientToken().equals(request.token().value())
                    && launch.cluster().equals(request.cluster());
            return same ? Optional.of(launch) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private Outcome<TaskSeen> run(RunTaskDocument launch) {
        try {
            return launched(ecs.runTask(RunTaskCall.of(launch)), launch);
        } catch (ConflictException taken) {
            return tokenTaken(taken, launch);
        } catch (SdkException problem) {
            Outcome<TaskSeen> outcome = EcsFaults.ofChange(problem);
            if (outcome instanceof Outcome.Failed<TaskSeen>(CloudFault fault)
                    && (fault instanceof CloudFault.Misconfigured || fault instanceof CloudFault.Gone)) {
                definitions.forget(launch.taskDefinition());
            }
            return outcome;
        }
    }

    private static Outcome<TaskSeen> launched(RunTaskResponse response, RunTaskDocument launch) {
        if (!response.tasks().isEmpty()) {
            return Outcome.done(TaskReading.of(response.tasks().getFirst(), launch));
        }
        return response.failures().isEmpty()
                ? new Outcome.Unknown<>("ECS answered the launch with neither a task nor a failure")
                : new Outcome.Failed<>(refused(response.failures().getFirst()));
    }

    private static CloudFault refused(Failure failure) {
        String reason = failure.reason() == null ? "" : failure.reason();
        String sentence = failure.detail() == null ? reason : reason + ": " + failure.detail();
        return CloudFault.of(FailureSign.ofLaunchFailure(sentence));
    }

    /** The token was used with other parameters. If what it started is this very agent's task, that is the launch. */
    private Outcome<TaskSeen> tokenTaken(ConflictException taken, RunTaskDocument launch) {
        List<String> arns = taken.resourceIds().stream().limit(MAX_PER_DESCRIBE).toList();
        try {
            return listing.describe(launch.cluster(), arns, ReadPace.Urgency.LOOK_UP).tasks().stream()
                    .filter(task -> task.startedBy().equals(launch.startedBy()))
                    .findFirst()
                    .map(Outcome::done)
                    .orElseGet(() -> new Outcome.Failed<>(new CloudFault.Conflict(EcsFaults.sentence(taken))));
        } catch (SdkException problem) {
            return new Outcome.Unknown<>(EcsFaults.sentence(taken) + "; " + EcsFaults.sentence(problem));
        }
    }

    private static <T> Outcome<T> read(Supplier<T> call) {
        try {
            return Outcome.done(call.get());
        } catch (SdkException problem) {
            return EcsFaults.ofRead(problem);
        }
    }
}
