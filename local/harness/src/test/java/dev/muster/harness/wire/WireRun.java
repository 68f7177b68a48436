package dev.muster.harness.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.app.MusterApplication;
import dev.muster.controller.app.RunningController;
import dev.muster.harness.local.ExamplePools;
import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalPorts;
import dev.muster.harness.local.LocalSettings;
import dev.muster.harness.local.Relay;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.simulator.http.HttpTap;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.truth.JobHistory;
import dev.muster.simulator.truth.TruthReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The local clouds with the two example pools, and the controller as it ships. Relays before the queue and before the
 * controller make every hop one that {@link LocalSettings#tap} overhears; theirs are the names {@code sqs} and
 * {@code controller}.
 */
final class WireRun implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final LocalClouds clouds;
    private final PoolTable table;
    private final int port = freePort();
    private final URI queue;
    private final URI door;
    private final Api api;
    private @Nullable RunningController controller;

    private WireRun(LocalSettings settings, Supplier<LocalClouds> start) {
        LocalClouds.useLocalCredentials();
        clouds = opened(start.get());
        table = opened(
                new PoolTable(clouds.dynamoDbForPeople(), clouds.endpoints().region()));
        queue = relay("sqs", clouds.endpoints().sqs(), settings.tap());
        door = relay("controller", URI.create("http://127.0.0.1:" + port), settings.tap());
        api = opened(new Api(door));
        clouds.declarePools();
        probeNewImages(false);
    }

    /** Whether the pools launch an agent for the sake of an image; not unless a test is about that, so that others can count. */
    void probeNewImages(boolean wanted) {
        Map<String, AttributeValue> value = Collections.singletonMap(":wanted", AttributeValue.fromBool(wanted));
        table.edit(ExamplePools.LINUX, "SET spec.probeNewImages = :wanted", value);
        table.edit(ExamplePools.HEAVY, "SET spec.probeNewImages = :wanted", value);
    }

    /** Agents that need a tenth to half a second for each step, and a ring of keys, which costs no time while jobs run. */
    static LocalSettings brisk() {
        return LocalSettings.brisk(1, LocalPorts.ANY, KeyRing.ofSize(4));
    }

    /** Starts the clouds and declares the pools; no controller yet. */
    static WireRun clouds(LocalSettings settings) {
        return new WireRun(settings, () -> LocalClouds.start(settings));
    }

    /** The same with DynamoDB, SQS and EventBridge of the LocalStack at that address. */
    static WireRun cloudsOn(URI localStack, LocalSettings settings) {
        return new WireRun(settings, () -> LocalClouds.startOn(localStack, settings));
    }

    /** Starts all of it; the pools accept jobs when this returns. */
    static WireRun start(LocalSettings settings) {
        WireRun run = clouds(settings);
        run.startController();
        return run;
    }

    /** Starts the controller where agents are told that it is; the one before must have ended. The pools accept jobs then. */
    void startController() {
        startController(Collections.emptyMap());
    }

    /** The same with some properties otherwise; the pools accept jobs when this returns. */
    void startController(Map<String, String> otherwise) {
        Map<String, Object> properties = controllerProperties();
        properties.putAll(otherwise);
        controller = opened(MusterApplication.start(properties));
        awaitPoolsAcceptJobs();
    }

    /** What the controller is started with. */
    Map<String, Object> controllerProperties() {
        Map<String, Object> properties = new LinkedHashMap<>(clouds.endpoints().controllerProperties());
        properties.put("muster.aws.endpoints.sqs", queue);
        properties.put("muster.replica", "wire");
        properties.put("muster.poll-interval", "500ms");
        properties.put("muster.spec-interval", "500ms");
        properties.put("muster.sweep-interval", "5s");
        properties.put("muster.bootstrap.url", bootstrapUrl());
        properties.put("muster.api.open-on-loopback", "true");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", port);
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", 0);
        return properties;
    }

    /** Until then ADO fails every job at once, for want of an agent that could run it. */
    void awaitPoolsAcceptJobs() {
        Await.until(
                "placeholders of the three templates",
                () -> placeholders(ExamplePools.LINUX) >= 2 && placeholders(ExamplePools.HEAVY) >= 1);
    }

    /** Stops the controller, so that another can be started. */
    void stopController() {
        controller().close();
        open.remove(controller());
        controller = null;
    }

    LocalClouds clouds() {
        return clouds;
    }

    RunningController controller() {
        if (controller == null) {
            throw new IllegalStateException("no controller was started in this process");
        }
        return controller;
    }

    /** The pools as people edit them. */
    PoolTable table() {
        return table;
    }

    /** The controller's API. */
    Api api() {
        return api;
    }

    /** The queue of task events, through its relay. */
    URI queue() {
        return queue;
    }

    /** Where agents ask for their identity. */
    URI bootstrapUrl() {
        return door.resolve("/bootstrap/v1/agents");
    }

    /** Queues a job and returns its request's id. */
    long queueJob(String pool, Duration duration, String... demands) {
        return clouds.organisation().jobs().queueJob(adoPool(pool).id(), JobScript.build(duration, demands));
    }

    /** What became of a job so far. */
    JobHistory job(long requestId) {
        return clouds.truth().job(requestId).orElseThrow();
    }

    /** The pool's counterpart in Azure DevOps. */
    Pool adoPool(String name) {
        return clouds.organisation().pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void awaitServed(long requestId) {
        Await.until("job " + requestId + " is served", () -> job(requestId).end() == JobHistory.End.SERVED);
    }

    /** Waits until every job was served and nothing is left, and checks that nothing was done in vain or twice. */
    void awaitAllServedAndNothingLeft() {
        awaitAllServedAndNothingLeft(Await.PATIENCE);
    }

    /** The same where it may take longer. */
    void awaitAllServedAndNothingLeft(Duration patience) {
        Await.until("all jobs end and nothing is left", patience, () -> {
            TruthReport now = clouds.truth().report();
            return now.served() + now.failed() == now.jobs() && now.tasksLeft() == 0 && now.registrationsLeft() == 0;
        });
        TruthReport end = clouds.truth().report();
        assertThat(end.failed()).as("jobs failed").isZero();
        assertThat(end.duplicates()).as("duplicates").isZero();
        assertThat(end.busyKills()).as("busy agents stopped").isZero();
        assertThat(end.launched() - end.standby())
                .as("tasks launched for jobs")
                .isLessThanOrEqualTo(end.served() + end.stolen());
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                first = first == null ? new IllegalStateException("the run did not close", failed) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private long placeholders(String pool) {
        return clouds.organisation().registrations().list(adoPool(pool).id()).stream()
                .filter(agent -> agent.authorization() == null)
                .count();
    }

    private URI relay(String name, URI server, HttpTap tap) {
        Relay relay = opened(new Relay(server));
        return opened(LoopbackServer.start(name, relay, tap)).uri();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on the loopback address", none);
        }
    }
}
