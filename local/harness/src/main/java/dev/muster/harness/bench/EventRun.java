package dev.muster.harness.bench;

import dev.muster.controller.app.VirtualThreadRuntime;
import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.LoopSettings;
import dev.muster.controller.loop.PoolView;
import dev.muster.controller.sqs.ConsumerSettings;
import dev.muster.controller.sqs.EventCounters;
import dev.muster.controller.sqs.SqsClientFactory;
import dev.muster.controller.sqs.SqsEventConsumer;
import dev.muster.harness.local.ExamplePools;
import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalEndpoints;
import dev.muster.harness.local.LocalPorts;
import dev.muster.harness.local.LocalSettings;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Planner;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.SpecStream;
import dev.muster.statestore.StoreComplaints;
import dev.muster.statestore.dynamodb.DynamoDbAgentStore;
import dev.muster.statestore.dynamodb.DynamoDbDecisionLog;
import dev.muster.statestore.dynamodb.DynamoDbFenceStore;
import dev.muster.statestore.dynamodb.DynamoDbImageStore;
import dev.muster.statestore.dynamodb.DynamoDbPoolStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A queue full of task events, ElasticMQ's, and the shipped consumer that takes them to the shipped stores on DynamoDB
 * Local. The loop beside it knows the agents and nothing else, so that what is written is written because of the events.
 */
final class EventRun implements AutoCloseable {
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PER_SEND = 10;
    private static final StoreComplaints NONE = (item, why) -> {};

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final AtomicLong updates = new AtomicLong();
    private final EventCounters counters = new EventCounters();
    private final PoolName pool = new PoolName(ExamplePools.LINUX);
    private final VirtualThreadRuntime runtime =
            new VirtualThreadRuntime(InstantSource.system(), () -> 0.5, Duration.ofSeconds(2));

    private final LocalEndpoints endpoints;
    private final SqsClient sqs;
    private final AgentStore agents;
    private final PoolUid uid;
    private final ControllerLoop loop;
    private final DrawnEvents events;

    EventRun(int count, long seed) {
        LocalClouds clouds = closed(LocalClouds.start(
                LocalSettings.brisk(seed, LocalPorts.ANY, KeyRing.ofSize(1)).heardBy((server, request, answer) -> {
                    if (request.header("X-Amz-Target").orElse("").endsWith(".UpdateItem")) {
                        updates.incrementAndGet();
                    }
                })));
        endpoints = clouds.endpoints();
        clouds.declarePools();
        Region region = Region.of(endpoints.region());
        sqs = closed(SqsClientFactory.create(region, endpoints.sqs(), CREDENTIALS));
        AwsAccess.Bounds bounds = new AwsAccess.Bounds(Duration.ofSeconds(30), Duration.ofSeconds(5), 32);
        DynamoDbClient dynamoDb = closed(
                new AwsAccess(region, endpoints.dynamoDb(), CREDENTIALS).client(DynamoDbClient.builder(), bounds));
        agents = new DynamoDbAgentStore(dynamoDb, LocalClouds.TABLES, NONE);
        ControllerLoop.Stores stores = new ControllerLoop.Stores(
                new DynamoDbPoolStore(dynamoDb, LocalClouds.TABLES, NONE),
                SpecStream.NONE,
                agents,
                new DynamoDbFenceStore(dynamoDb, LocalClouds.TABLES, NONE),
                new DynamoDbDecisionLog(dynamoDb, LocalClouds.TABLES, NONE),
                new DynamoDbImageStore(dynamoDb, LocalClouds.TABLES, NONE));
        InstallationId installation = stores.pools().installation(() -> new InstallationId("benchinstallation"));
        events = new DrawnEvents(installation, pool, count, seed);
        uid = stores.pools().uid(pool, () -> new PoolUid("bench"));
        claim(stores.fences().acquire(uid, "before"));
        loop = new ControllerLoop(
                runtime,
                LoopSettings.defaults("bench"),
                stores,
                PlatformsAway.all(),
                new ControllerLoop.Identities(() -> installation, () -> new PoolUid("another")),
                Planner::plan,
                (invariant, name, message) -> {});
        closing.push(runtime);
    }

    /** Fills the queue, consumes all of it, and says how that went. */
    EventTimings run() {
        loop.start();
        await(
                "the agents are known",
                () -> remembered().size() == events.agents().size());
        fill();
        long before = updates.get();
        long began = System.nanoTime();
        consume();
        int messages = events.messages().size();
        await("every message is done with", () -> doneWith() >= messages);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        await("every message is deleted", () -> depth() == 0);
        return new EventTimings(messages, events.agents().size(), events.ended(), updates.get() - before, took);
    }

    /** One sentence for each agent that the store or the memory shows otherwise than its last event left it. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        Map<AgentId, Agent> remembered = remembered();
        Map<AgentId, Agent> stored = new TreeMap<>();
        agents.load(uid).forEach(agent -> stored.put(agent.id(), agent));
        for (AgentId id : events.agents()) {
            Agent inMemory = remembered.get(id);
            if (inMemory == null || !isRight(inMemory, id)) {
                wrong.add("remembered: " + inMemory);
            }
            Agent inStore = stored.get(id);
            boolean written = inStore != null && inStore.task() != null;
            if (inStore == null || written != events.ends(id) || (written && !isRight(inStore, id))) {
                wrong.add("stored: " + inStore);
            }
        }
        return wrong;
    }

    EventCounters counters() {
        return counters;
    }

    private boolean isRight(Agent agent, AgentId id) {
        return agent.task() != null
                && agent.task().arn().equals(DrawnEvents.taskArn(id))
                && agent.task().version() == DrawnEvents.PER_TASK
                && agent.taskStopped() == events.ends(id);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception problem) {
                first = first == null ? new IllegalStateException("not all could be closed", problem) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private <T extends AutoCloseable> T closed(T resource) {
        closing.push(resource);
        return resource;
    }

    private void claim(Fence fence) {
        List<Claim> claims = events.agents().stream()
                .map(id -> new Claim(
                        Agent.claimed(id, "java", "fingerprint", "agents", fence.epoch(), Instant.now()),
                        new FrozenRequest("agents", new ClientToken("token-" + id), "{}")))
                .toList();
        for (int from = 0; from < claims.size(); from += AgentStore.MAX_PER_TRANSACTION) {
            int to = Math.min(claims.size(), from + AgentStore.MAX_PER_TRANSACTION);
            agents.claim(uid, fence, claims.subList(from, to));
        }
    }

    private void fill() {
        List<String> messages = events.messages();
        for (int from = 0; from < messages.size(); from += PER_SEND) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (String body : messages.subList(from, Math.min(messages.size(), from + PER_SEND))) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .messageBody(body)
                        .build());
            }
            sqs.sendMessageBatch(
                    request -> request.queueUrl(endpoints.queueUrl()).entries(entries));
        }
    }

    private void consume() {
        ConsumerSettings settings =
                ConsumerSettings.usual(URI.create(endpoints.queueUrl()), URI.create(endpoints.deadLetterQueueUrl()));
        new SqsEventConsumer(sqs, settings, new EcsEventParser(), loop.observations(), counters, runtime).start();
    }

    private long doneWith() {
        return counters.count(EventCounters.Kind.RECORDED) + counters.count(EventCounters.Kind.STALE);
    }

    private int depth() {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(endpoints.queueUrl())
                        .attributeNamesWithStrings(
                                "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
                .attributesAsStrings()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private Map<AgentId, Agent> remembered() {
        Map<AgentId, Agent> remembered = new TreeMap<>();
        loop.views().find(pool).map(PoolView::agents).orElse(List.of()).stream()
                .map(PoolView.AgentLine::agent)
                .forEach(agent -> remembered.put(agent.id(), agent));
        return remembered;
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
