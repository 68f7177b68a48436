package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ado.RecordingObserver;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ecs.ContainerStart;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.http.ado.AdoHandler;
import dev.muster.simulator.world.World;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A wire fleet before an organisation on real sockets, and a controller that registers whoever asks. */
final class WireScenario implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final World world = World.realTime(1, InstantSource.system());
    private final RecordingObserver observer = new RecordingObserver();
    private final Organisation organisation = new Organisation(world, AdoSettings.of("acme"), observer);
    private final Pool pool = organisation.addPool("builds");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final KeyRing keys = KeyRing.ofSize(1);
    private final BlockingQueue<String> exits = new LinkedBlockingQueue<>();
    private final Deque<String> traffic = new ConcurrentLinkedDeque<>();
    private final Deque<HttpResponse> surprises = new ConcurrentLinkedDeque<>();
    private final LoopbackServer azureDevOps;
    private final LoopbackServer controller;
    private final WireFleet fleet;

    WireScenario(AgentOdds odds) {
        AdoFront front = new AdoFront(organisation, AdoFaults.NONE);
        azureDevOps = LoopbackServer.start(
                "ado",
                new AdoHandler(organisation, front, "pat", Duration.ofSeconds(2)),
                (server, request, response) -> traffic.add(request + "\n" + response));
        controller = LoopbackServer.start(
                "controller", this::answer, (server, request, response) -> traffic.add(request + "\n" + response));
        AgentOdds quick = new AgentOdds(Duration.ZERO, Duration.ZERO, odds.agentVersion(), odds.scan(), odds.chances());
        fleet = new WireFleet(
                world,
                new WireSurroundings(http, InstantSource.system(), threads, UUID::randomUUID, keys, "eu-central-1"),
                quick,
                controller.uri(),
                Duration.ofSeconds(21),
                (taskArn, exitCode) -> exits.add(taskArn + " " + exitCode));
        threads.execute(world::runForEver);
        organisation
                .registrations()
                .register(
                        pool.id(),
                        new RegistrationCall(
                                "muster", "99.999.9", "", false, Capabilities.NONE, Capabilities.NONE, null));
    }

    Organisation organisation() {
        return organisation;
    }

    WireFleet fleet() {
        return fleet;
    }

    AgentKeyPair key() {
        return keys.next();
    }

    String traffic() {
        return String.join("\n", traffic);
    }

    String trace() {
        return world.call(observer::trace);
    }

    void answerNext(HttpResponse response) {
        surprises.add(response);
    }

    void started(String taskArn, String agentId) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("MUSTER_AGENT_ID", agentId);
        environment.put("MUSTER_BOOTSTRAP_URL", controller.uri() + "/bootstrap");
        environment.put("VISIBLE", "yes");
        ContainerStart start = new ContainerStart(
                taskArn,
                agentId,
                "muster:test:a",
                "image:1",
                environment,
                List.of("SECRET"),
                Optional.empty(),
                "token-of-task");
        world.call(() -> {
            fleet.containerStarted(start);
            return null;
        });
    }

    long queued(Duration duration) {
        return organisation.jobs().queueJob(pool.id(), JobScript.build(duration));
    }

    JobRequest job(long requestId) {
        return organisation.jobs().find(requestId).orElseThrow();
    }

    AgentRegistration agent(String name) {
        return organisation.registrations().find(pool.id(), name).orElseThrow();
    }

    void disable(String name) {
        organisation.registrations().setEnabled(pool.id(), agent(name).id(), false);
    }

    boolean isOnline(String name) {
        return organisation
                .registrations()
                .find(pool.id(), name)
                .filter(AgentRegistration::isOnline)
                .isPresent();
    }

    /** The next exit, as "task exit-code". */
    String nextExit() throws InterruptedException {
        String exit = exits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return exit == null ? "none" : exit;
    }

    boolean hasExited() {
        return !exits.isEmpty();
    }

    void await(BooleanSupplier condition) throws InterruptedException {
        StopSignal never = new StopSignal();
        for (int i = 0; i < PATIENCE_SECONDS * 50 && !condition.getAsBoolean(); i++) {
            never.await(Duration.ofMillis(20), StopSignal.Kind.NONE);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private HttpResponse answer(HttpRequest request) {
        if (request.path().startsWith("/v2/credentials/")) {
            return request.header("Authorization")
                            .filter("token-of-task"::equals)
                            .isPresent()
                    ? HttpResponse.of(
                            200,
                            "application/json",
                            "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"s\",\"Token\":\"t\"}")
                    : HttpResponse.empty(401);
        }
        HttpResponse surprise = surprises.poll();
        return surprise != null ? surprise : granted(JsonMapper.shared().readTree(request.body()));
    }

    private HttpResponse granted(JsonNode ask) {
        JsonNode key = ask.path("publicKey");
        AgentRegistration agent = OrganisationScenario.accepted(organisation
                .registrations()
                .register(
                        pool.id(),
                        new RegistrationCall(
                                ask.path("agentId").asString(),
                                ask.path("agentVersion").asString(),
                                ask.path("osDescription").asString(),
                                true,
                                Capabilities.NONE,
                                Capabilities.NONE,
                                new AgentKey(
                                        key.path("modulus").asString(),
                                        key.path("exponent").asString()))));
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.putObject("agent")
                .put("agentId", agent.id())
                .put("agentName", agent.name())
                .put("poolId", pool.id())
                .put("poolName", pool.name())
                .put("serverUrl", azureDevOps.uri() + "/acme")
                .put("workFolder", "_work");
        String tokenUrl = azureDevOps.uri() + "/acme/_apis/oauth2/token";
        answer.putObject("credentials")
                .put("scheme", "OAuth")
                .putObject("data")
                .put(
                        "clientId",
                        OrganisationScenario.authorization(agent).clientId().toString())
                .put("authorizationUrl", tokenUrl)
                .put("oauthEndpointUrl", tokenUrl);
        answer.putObject("capabilities").put("java", "25");
        answer.putArray("ignoreVariables").add("SECRET");
        return HttpResponse.of(200, "application/json", answer.toString());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        azureDevOps.close();
        controller.close();
        http.shutdownNow();
    }
}
