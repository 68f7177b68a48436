package dev.muster.controller.doctor.aws;

import dev.muster.controller.azuredevops.Transport;
import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Leftovers;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.agent.InstallationId;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.dynamodb.StateTables;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** All checks of an account; whoever gives the clients closes them. */
public record AwsChecks(
        Clients clients, Store store, Place place, Agents agents, InstantSource clock, Supplier<String> ids) {
    private static final String NEEDS_WRITE = "seen only with --write, which makes something and removes it again";

    /** How AWS is asked. */
    public record Clients(
            DynamoDbClient dynamoDb,
            DynamoDbStreamsClient streams,
            EcsClient ecs,
            SqsClient sqs,
            StsClient sts,
            SdkHttpClient http) {}

    /** Where the state is. */
    public record Store(StateTables tables, PoolStore pools) {}

    /**
     * Where AWS is, and as whom we call it.
     *
     * @param queue the URL of the queue of task events; null if none is configured
     * @param deadLetters the URL of the queue for messages that nobody can read; null if none is configured
     * @param queueElsewhere whether another engine than AWS's own keeps the queue
     * @param eventBridge where EventBridge is if it is not the region's own; null otherwise
     * @param serviceQuotas where Service Quotas is if it is not the region's own; null otherwise
     */
    public record Place(
            Region region,
            AwsCredentialsProvider credentials,
            @Nullable URI queue,
            @Nullable URI deadLetters,
            boolean queueElsewhere,
            @Nullable URI eventBridge,
            @Nullable URI serviceQuotas) {}

    /**
     * What agents see.
     *
     * @param bootstrap where they are told that the controller is
     * @param metadata the task metadata endpoint of this process; null if it is no ECS task
     * @param transport the way to that endpoint
     * @param pause between two looks at a task
     */
    public record Agents(URI bootstrap, @Nullable URI metadata, Transport transport, Leftovers.Pause pause) {}

    /** @param leftovers told of what is made before it is; empty to make nothing */
    public List<Check> all(Note<Patient> patient, Note<InstallationId> installation, Optional<Leftovers> leftovers) {
        Note<String> caller = new Note<>();
        return Stream.of(
                        account(caller),
                        state(installation, leftovers),
                        cluster(patient, installation, leftovers),
                        List.<Check>of(new RolesCheck(caller, patient)),
                        events(patient))
                .flatMap(List::stream)
                .toList();
    }

    private List<Check> account(Note<String> caller) {
        Note<Duration> ahead = new Note<>();
        return List.of(
                new AwsIdentityCheck(clients.sts(), place.region(), clock, caller, ahead),
                new AwsClockCheck(ahead),
                new TaskSessionCheck(agents.transport(), agents.metadata(), caller));
    }

    private List<Check> state(Note<InstallationId> installation, Optional<Leftovers> leftovers) {
        DynamoDbClient dynamoDb = clients.dynamoDb();
        StateTables tables = store.tables();
        return List.of(
                new TablesCheck(dynamoDb, tables),
                new TableStreamCheck(dynamoDb, clients.streams(), tables),
                new TableExpiryCheck(dynamoDb, tables),
                new TableReadCheck(dynamoDb, tables, store.pools(), installation),
                leftovers
                        .<Check>map(expected -> new TableWriteCheck(dynamoDb, tables, expected, ids))
                        .orElseGet(() -> Check.skipped(Subject.TABLE_WRITE, NEEDS_WRITE)));
    }

    private List<Check> cluster(
            Note<Patient> patient, Note<InstallationId> installation, Optional<Leftovers> leftovers) {
        EcsWard ward = new EcsWard(clients.ecs(), patient, installation, new Note<>());
        return List.of(
                new ClusterCheck(ward),
                new CapacityCheck(ward),
                new TemplateClustersCheck(ward),
                new TasksCheck(ward),
                new TaskDefinitionsCheck(ward),
                new TaskFamiliesCheck(ward),
                leftovers
                        .<Check>map(
                                expected -> new TaskProbeCheck(ward, agents.bootstrap(), expected, ids, agents.pause()))
                        .orElseGet(() -> Check.skipped(Subject.TASK_PROBE, NEEDS_WRITE)));
    }

    private List<Check> events(Note<Patient> patient) {
        SignedJson json = new SignedJson(clients.http(), place.region(), place.credentials());
        Note<Map<String, String>> queue = new Note<>();
        return List.of(
                new EventQueueCheck(clients.sqs(), place.queue(), queue),
                new QueueRightsCheck(clients.sqs(), place.queue()),
                new DeadLettersCheck(queue),
                new DeadLetterQueueCheck(clients.sqs(), place.deadLetters(), queue),
                new QueuePolicyCheck(queue, place.queueElsewhere()),
                new EventRuleCheck(json, new SignedJson.Service("events", "AWSEvents", place.eventBridge()), queue),
                new QuotaCheck(
                        json,
                        new SignedJson.Service("servicequotas", "ServiceQuotasV20190624", place.serviceQuotas()),
                        patient));
    }
}
