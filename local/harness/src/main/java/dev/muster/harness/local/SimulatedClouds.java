package dev.muster.harness.local;

import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RateMeter;
import dev.muster.simulator.agents.WireFleet;
import dev.muster.simulator.agents.WireSurroundings;
import dev.muster.simulator.bus.EventBus;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsSettings;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.http.ado.Administrators;
import dev.muster.simulator.http.ado.AdoHandler;
import dev.muster.simulator.http.ado.MeteredHandler;
import dev.muster.simulator.http.aws.AccountFace;
import dev.muster.simulator.http.aws.CredentialsFace;
import dev.muster.simulator.http.aws.EcsFace;
import dev.muster.simulator.http.aws.StsFace;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The simulator in real time: its cores on one driver thread, their faces on the loopback address, agents over HTTP. */
final class SimulatedClouds implements AutoCloseable {
    static final String REGION = "eu-west-1";
    private static final int PAGE = 100;
    /** The secret of a template whose agents register themselves. */
    private static final String AGENTS_TOKEN = "AZP_TOKEN";

    /** Enough for both example pools at once. */
    private static final double VIRTUAL_CPUS = 4000;

    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final Closing closing = new Closing();
    private final LocalSettings settings;
    private final World world;
    private final Truth truth = new Truth();
    private final Organisation organisation;
    private final EcsRegion ecs;
    private final ApiMeter ecsMeter;
    private final EventBus bus;
    private final LoopbackServer ecsServer;
    private final LoopbackServer stsServer;
    private final LoopbackServer credentialsServer;
    private final LoopbackServer accountServer;
    private final LoopbackServer adoServer;
    private final Optional<RateMeter> meter;
    private final WireFleet fleet;

    private SimulatedClouds(LocalSettings settings, EventQueue queue, String adoToken) {
        this.settings = settings;
        world = World.realTime(settings.seed(), InstantSource.system());
        SecurityTokenService tokens = new SecurityTokenService(world, StsSettings.of(ExamplePools.ACCOUNT, REGION));
        tokens.admit(LocalClients.role(ExamplePools.ACCOUNT), "local");
        bus = new EventBus(world, settings.bus(), settings.busFaults(), queue);
        EcsSettings ecsSettings =
                new EcsSettings(ExamplePools.ACCOUNT, REGION, List.of(ExamplePools.CLUSTER), settings.timings(), PAGE);
        ecs = new EcsRegion(world, ecsSettings, tokens, bus, truth);
        organisation = new Organisation(world, settings.azureDevOps(), truth);
        organisation.addPool(ExamplePools.LINUX);
        organisation.addPool(ExamplePools.HEAVY);

        ecsMeter = new ApiMeter(world, settings.ecsLimits());
        LocalPorts ports = settings.ports();
        ecsServer = serve("ecs", ports.ecs(), new EcsFace(ecs, ecsMeter));
        stsServer = serve("sts", ports.sts(), new StsFace(tokens));
        credentialsServer = serve("credentials", ports.credentials(), new CredentialsFace(ecs));
        accountServer = serve("account", 0, new AccountFace(queue.queues().arn(), VIRTUAL_CPUS));
        AdoFront front = new AdoFront(organisation, AdoFaults.NONE);
        Administrators administrators = administrators(adoToken);
        RequestHandler ado = new AdoHandler(organisation, front, administrators, LONG_POLL);
        meter = settings.azureDevOpsRate().map(limit -> new RateMeter(world, limit));
        adoServer = serve(
                "ado",
                ports.azureDevOps(),
                meter.<RequestHandler>map(counting -> new MeteredHandler(ado, administrators, counting))
                        .orElse(ado));
        fleet = makeFleet();
        ecs.hostedBy(fleet);
        driveTime();
    }

    /** Starts them; the queue gets the task events, the token is what a pool administrator shows. */
    static SimulatedClouds start(LocalSettings settings, EventQueue queue, String adoToken) {
        return new SimulatedClouds(settings, queue, adoToken);
    }

    World world() {
        return world;
    }

    Truth truth() {
        return truth;
    }

    Organisation organisation() {
        return organisation;
    }

    /** What counts the controller's calls of Azure DevOps, if anything does. */
    Optional<RateMeter> meter() {
        return meter;
    }

    EcsRegion ecs() {
        return ecs;
    }

    /** What counts the calls to ECS. */
    ApiMeter ecsMeter() {
        return ecsMeter;
    }

    EventBus bus() {
        return bus;
    }

    WireFleet fleet() {
        return fleet;
    }

    URI ecsUri() {
        return ecsServer.uri();
    }

    URI stsUri() {
        return stsServer.uri();
    }

    URI accountUri() {
        return accountServer.uri();
    }

    URI credentialsUri() {
        return credentialsServer.uri();
    }

    URI organisationUri() {
        return adoServer.uri().resolve("/" + organisation.name());
    }

    @Override
    public void close() {
        closing.close();
    }

    private LoopbackServer serve(String name, int port, RequestHandler face) {
        LoopbackServer server = LoopbackServer.start(name, port, face, settings.tap());
        closing.add(server::close);
        return server;
    }

    private WireFleet makeFleet() {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("agent-", 1).factory());
        closing.add(threads::shutdownNow);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        closing.add(http::shutdownNow);
        WireSurroundings around =
                new WireSurroundings(http, InstantSource.system(), threads, UUID::randomUUID, settings.keys(), REGION);
        return new WireFleet(
                world,
                around,
                settings.agents(),
                credentialsUri(),
                settings.timings().stopTimeout(),
                ecs::exited);
    }

    /** The controller, and agents that register themselves, with a token that was made for them alone. */
    private static Administrators administrators(String adoToken) {
        Administrators controller = Administrators.withToken(adoToken);
        Administrators agents = Administrators.withToken(WireFleet.secretValue(AGENTS_TOKEN));
        return authorization -> controller.include(authorization) || agents.include(authorization);
    }

    private void driveTime() {
        Thread driver = Thread.ofPlatform().daemon().name("world").start(world::runForEver);
        closing.add(driver::interrupt);
    }
}
