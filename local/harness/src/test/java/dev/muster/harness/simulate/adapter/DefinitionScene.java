package dev.muster.harness.simulate.adapter;

import dev.muster.controller.ecs.EcsTasks;
import dev.muster.controller.ecs.FamiliesInUse;
import dev.muster.controller.ecs.ReadPace;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.ContainerSettings;
import dev.muster.model.pool.LogConfiguration;
import dev.muster.model.pool.PlacementSettings;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.RegistrationMode;
import dev.muster.model.pool.RuntimePlatform;
import dev.muster.model.pool.TaskRoles;
import dev.muster.model.pool.TaskSettings;
import dev.muster.model.pool.TaskSize;
import dev.muster.simulator.ecs.ApiLimits;
import dev.muster.simulator.ecs.ApiMeter;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsSettings;
import dev.muster.simulator.ecs.EcsTimings;
import dev.muster.simulator.ecs.Span;
import dev.muster.simulator.ecs.TaskDefinition;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.aws.EcsFace;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The adapter of ECS as it ships, over a simulated ECS whose clock stands still until the test moves it. */
final class DefinitionScene {
    static final InstallationId INSTALLATION = new InstallationId("abcd1234");
    static final PoolName POOL = new PoolName("builds");
    static final int KEPT = 3;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-west-1";
    private static final Span SECOND = Span.exactly(Duration.ofSeconds(1));

    final World world = World.virtual(1, Instant.parse("2026-11-21T08:00:00Z"));
    final EcsRegion region = new EcsRegion(
            world,
            new EcsSettings(
                    ACCOUNT,
                    REGION,
                    List.of("builds"),
                    new EcsTimings(SECOND, SECOND, SECOND, Duration.ofSeconds(30)),
                    100),
            new SecurityTokenService(world, StsSettings.of(ACCOUNT, REGION)),
            event -> {},
            new Truth());

    /** Names of the operations called, in order. */
    final List<String> calls = new ArrayList<>();

    /** When something was registered or deregistered. */
    final List<Instant> changes = new ArrayList<>();

    EcsTasks tasks = process();

    /** As a new process has it, which remembers nothing. */
    void restart() {
        tasks = process();
    }

    private EcsTasks process() {
        EcsFace face = new EcsFace(region, new ApiMeter(world, ApiLimits.fargate()));
        EcsClient client = EcsClient.builder()
                .httpClient(new InProcessAws(request -> noted(face, request)))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new EcsTasks(
                client, URI.create("https://muster.example/bootstrap"), ReadPace.UNHURRIED, world::now, KEPT);
    }

    private HttpResponse noted(EcsFace face, HttpRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        String operation = target.substring(target.lastIndexOf('.') + 1);
        calls.add(operation);
        if (operation.contains("register") || operation.contains("Register")) {
            changes.add(world.now());
        }
        return face.handle(request);
    }

    void pass(Duration time) {
        world.advanceTo(world.now().plus(time));
    }

    Outcome<String> ask(AgentTemplate template) {
        return tasks.taskDefinition(INSTALLATION, POOL, template);
    }

    /** Asks until it is there, a second later each time. */
    String registered(AgentTemplate template) {
        for (int i = 0; i < 100; i++) {
            if (ask(template) instanceof Outcome.Done<String>(String arn)) {
                return arn;
            }
            pass(Duration.ofSeconds(1));
        }
        throw new AssertionError(
                "not registered in 100 seconds: " + ask(template).describe());
    }

    /** What is in force while there are these templates. */
    static FamiliesInUse inForce(String... templates) {
        return new FamiliesInUse(INSTALLATION, families(templates), List.of(), List.of());
    }

    static List<FamiliesInUse.Family> families(String... templates) {
        return List.of(templates).stream()
                .map(name -> new FamiliesInUse.Family(POOL, name))
                .toList();
    }

    /** One round of the upkeep, which takes its time. */
    void tidy(String... templates) {
        tidyFor(Duration.ofMinutes(20), () -> inForce(templates));
    }

    /** As many rounds as one process makes in that time. */
    void tidyFor(Duration time, Supplier<FamiliesInUse> use) {
        Instant until = world.now().plus(time);
        try {
            tasks.upkeep(() -> Optional.of(use.get()), pause -> {
                        if (!world.now().plus(pause).isBefore(until)) {
                            throw new InterruptedException("the time is over");
                        }
                        pass(pause);
                    })
                    .run();
        } catch (InterruptedException over) {
            // The time is over.
        }
    }

    List<String> active(String template) {
        return region.definitions().list(Optional.of("muster-abcd1234-builds-" + template), true);
    }

    JsonNode content(String arn) {
        return region.definitions().describe(arn) instanceof EcsAnswer.Ok<TaskDefinition> ok
                ? ok.value().content()
                : JSON.createObjectNode();
    }

    void registerByHand(String body) {
        region.definitions().register((ObjectNode) JSON.readTree(body));
    }

    static AgentTemplate template(String name, String image) {
        return template(
                name,
                image,
                TaskSettings.plain(
                        TaskSize.of(1024, 2048), RuntimePlatform.DEFAULT, new TaskRoles("agent", "execution")));
    }

    static AgentTemplate over(String base) {
        return template(
                "java", "img:1", template("java", "img:1").task().withBase(new BaseTaskDefinition.Registered(base)));
    }

    static AgentTemplate template(String name, String image, TaskSettings task) {
        return new AgentTemplate(
                name,
                Capabilities.none(),
                0,
                null,
                RegistrationMode.BOOTSTRAP,
                new ContainerSettings(
                        image,
                        Collections.singletonMap("STAGE", "ci"),
                        Collections.emptyMap(),
                        LogConfiguration.DEFAULT,
                        ContainerSettings.DEFAULT_STOP_TIMEOUT),
                task,
                PlacementSettings.on(CapacityOption.FARGATE));
    }
}
