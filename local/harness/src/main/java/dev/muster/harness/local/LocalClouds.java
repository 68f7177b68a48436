package dev.muster.harness.local;

import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RateMeter;
import dev.muster.simulator.agents.WireFleet;
import dev.muster.simulator.bus.EventBus;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.truth.Truth;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.dynamodb.DynamoDbPoolStore;
import dev.muster.statestore.dynamodb.StateTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Everything a controller needs of the world, in one process on the loopback address: DynamoDB Local with its tables
 * made, ElasticMQ with its queues, simulated ECS, STS, task credentials and an Azure DevOps organisation with two pools.
 * No pool is declared yet, see {@link #declarePools}.
 */
public final class LocalClouds implements AutoCloseable {
    /** The tables that the controller finds by default. */
    public static final StateTables TABLES = StateTables.withPrefix("");

    private final Closing closing = new Closing();
    private final URI dynamoDb;
    private final DynamoDbTap tap;
    private final DynamoDbClient people;
    private final EventQueue queue;
    private final SimulatedClouds simulated;
    private final LocalEndpoints endpoints;

    private LocalClouds(LocalSettings settings, Optional<URI> localStack) {
        String adoToken = UUID.randomUUID().toString().replace("-", "");
        dynamoDb = localStack.orElseGet(this::startedDynamoDb);
        tap = new DynamoDbTap(dynamoDb);
        closing.add(tap::close);
        LoopbackServer tapServer =
                LoopbackServer.start("dynamodb", settings.ports().dynamoDb(), tap, settings.tap());
        closing.add(tapServer::close);
        people = LocalClients.dynamoDb(dynamoDb, SimulatedClouds.REGION);
        closing.add(people::close);
        TABLES.createIfMissing(people);
        queue = localStack
                .<EventQueue>map(uri -> LocalStackQueue.start(uri, SimulatedClouds.REGION))
                .orElseGet(() -> LocalQueue.start(settings.ports().sqs(), SimulatedClouds.REGION));
        closing.add(queue::close);
        simulated = SimulatedClouds.start(settings, queue, adoToken);
        closing.add(simulated::close);
        endpoints = new LocalEndpoints(
                SimulatedClouds.REGION,
                tapServer.uri(),
                queue.queues().uri(),
                queue.queues().queueUrl(),
                queue.queues().deadLetterQueueUrl(),
                simulated.ecsUri(),
                simulated.stsUri(),
                simulated.credentialsUri(),
                simulated.accountUri(),
                simulated.organisationUri(),
                credentialFile(adoToken));
    }

    /** Starts all of it, or nothing. */
    public static LocalClouds start(LocalSettings settings) {
        return new LocalClouds(settings, Optional.empty());
    }

    /**
     * Starts all of it, or nothing, with DynamoDB, SQS and EventBridge in a LocalStack instead of the engines of this
     * process; ECS, STS and Azure DevOps stay simulated, for no LocalStack has them to this end.
     */
    public static LocalClouds startOn(URI localStack, LocalSettings settings) {
        return new LocalClouds(settings, Optional.of(localStack));
    }

    /**
     * From now on AWS clients of this process that look for credentials find ones that open nothing, so that a run can
     * never reach an account of whoever started it.
     */
    public static void useLocalCredentials() {
        System.setProperty("aws.accessKeyId", LocalClients.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", LocalClients.SECRET_KEY);
    }

    /** Where everything is. */
    public LocalEndpoints endpoints() {
        return endpoints;
    }

    /** The engine itself, for people's edits, which do not count as the controller's. */
    public URI dynamoDbForPeople() {
        return dynamoDb;
    }

    /** The pools as people edit them. */
    public PoolStore pools() {
        return new DynamoDbPoolStore(people, TABLES, (item, why) -> {});
    }

    /** Writes the items of the {@link ExamplePools}. */
    public void declarePools() {
        ExamplePools.at(endpoints, OptionalInt.empty()).forEach(pools()::put);
    }

    /** Writes the items of the {@link ExamplePools} with room for that many agents in each. */
    public void declarePools(int mostAgents) {
        ExamplePools.at(endpoints, OptionalInt.of(mostAgents)).forEach(pools()::put);
    }

    /**
     * Queues jobs for the {@link ExamplePools} at that pace, without end if there is no limit; begins as soon as the
     * pools in Azure DevOps accept them.
     */
    public JobStream queueJobs(Pace pace, OptionalInt limit) {
        return JobStream.start(simulated.world(), simulated.organisation(), simulated.ecs(), pace, limit, () -> {});
    }

    /** The same, and the hook tells its controller of each; it is closed with the clouds. */
    public JobStream queueJobs(Pace pace, OptionalInt limit, ServiceHook hook) {
        closing.add(hook::close);
        return JobStream.start(
                simulated.world(), simulated.organisation(), simulated.ecs(), pace, limit, hook::jobWaits);
    }

    /** Queues so many jobs for the {@link ExamplePools} at once, as soon as the pools in Azure DevOps accept them. */
    public JobStream queueBurst(int jobs) {
        return JobStream.burst(simulated.world(), simulated.organisation(), simulated.ecs(), jobs);
    }

    /** What counts the calls to ECS. */
    public ApiMeter ecsMeter() {
        return simulated.ecsMeter();
    }

    /** What happened in these clouds. */
    public Truth truth() {
        return simulated.truth();
    }

    /** How many items the controller has written into DynamoDB. */
    public long writtenItems() {
        return tap.writtenItems();
    }

    /** The Azure DevOps organisation, to queue jobs in. */
    public Organisation organisation() {
        return simulated.organisation();
    }

    /** What counts the controller's calls of Azure DevOps; empty unless the settings say how many are allowed. */
    public Optional<RateMeter> azureDevOpsMeter() {
        return simulated.meter();
    }

    /** Takes the task events to the queue. */
    public EventBus bus() {
        return simulated.bus();
    }

    /** The region whose tasks are the agents, for who runs their containers otherwise. */
    public EcsRegion ecs() {
        return simulated.ecs();
    }

    /** The running containers. */
    public WireFleet fleet() {
        return simulated.fleet();
    }

    /** How many task events wait in the queue or are being worked on, about. */
    public int queueDepth() {
        return queue.queues().depth();
    }

    @Override
    public void close() {
        closing.close();
    }

    private URI startedDynamoDb() {
        LocalDynamoDb engine = LocalDynamoDb.start();
        closing.add(engine::close);
        return engine.uri();
    }

    private Path credentialFile(String adoToken) {
        try {
            Path file = Files.createTempFile("muster-local-ado-", ".token");
            file.toFile().deleteOnExit();
            closing.add(() -> delete(file));
            return Files.writeString(file, adoToken);
        } catch (IOException full) {
            throw new UncheckedIOException("the temporary directory cannot be written", full);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
