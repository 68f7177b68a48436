package dev.muster.harness.doctor;

import dev.muster.controller.app.DoctorCommand;
import dev.muster.controller.app.DoctorPace;
import dev.muster.harness.local.ExamplePools;
import dev.muster.harness.local.LocalClouds;
import dev.muster.harness.local.LocalPorts;
import dev.muster.harness.local.LocalSettings;
import dev.muster.harness.local.Relay;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.SpecTree;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.JobScript;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.agents.KeyRing;
import dev.muster.simulator.ecs.ApiLimits;
import dev.muster.simulator.ecs.EcsTimings;
import dev.muster.simulator.ecs.Span;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.HttpTap;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.statestore.PoolItem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The local clouds with a relay before each, which can spoil answers on their way to the doctor. Healthy unless spoilt: the
 * pool has its placeholders and three waiting jobs, and somebody answers as a controller would.
 */
final class DoctorScene implements AutoCloseable {
    static final String INSTALLATION = "doctorscene";

    private static final String POLICY = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"Service\":\"events.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";

    private static final DoctorPace PACE = new DoctorPace(Duration.ofMillis(50), Duration.ofMillis(50));

    private static final EcsTimings AT_ONCE =
            new EcsTimings(Span.ofMillis(5, 20), Span.ofMillis(5, 20), Span.ofMillis(5, 20), Duration.ofSeconds(30));

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final LocalClouds clouds;
    private final Map<String, Object> properties;
    private final PoolItem healthy;
    private volatile Spoil spoil = Spoil.NOTHING;

    DoctorScene() {
        LocalClouds.useLocalCredentials();
        clouds = LocalClouds.start(
                LocalSettings.brisk(1, LocalPorts.ANY, KeyRing.ofSize(1)).withEcs(ApiLimits.NONE, AT_ONCE));
        open.push(clouds::close);
        clouds.declarePools();
        properties = new LinkedHashMap<>(clouds.endpoints().controllerProperties());
        properties.put(
                "muster.aws.endpoints.dynamodb",
                before("dynamodb", clouds.endpoints().dynamoDb()));
        properties.put(
                "muster.aws.endpoints.ecs", before("ecs", clouds.endpoints().ecs()));
        properties.put(
                "muster.aws.endpoints.sqs", before("sqs", clouds.endpoints().sqs()));
        URI account = before("account", clouds.endpoints().account());
        properties.put("aws.endpoint.url.eventbridge", account);
        properties.put("aws.endpoint.url.service.quotas", account);
        URI controller = serve("controller", request -> Spoil.json(400, "{\"error\":\"body\",\"message\":\"no\"}"));
        properties.put("muster.bootstrap.url", controller.resolve("/bootstrap/v1/agents"));
        URI ado = before("ado", clouds.endpoints().organisation().resolve("/")).resolve("/acme");
        healthy = withOrganization(linux(), ado);
        clouds.pools().installation(() -> new InstallationId(INSTALLATION));
        furnish();
    }

    /** The pool's item as it was written. */
    PoolItem healthyPool() {
        return healthy;
    }

    /** The configuration of whoever examines. */
    Map<String, Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    LocalClouds clouds() {
        return clouds;
    }

    /** Everything is as it should be again. */
    void heal() {
        spoil = Spoil.NOTHING;
        clouds.pools().put(healthy);
    }

    void spoil(Spoil how) {
        spoil = how;
    }

    Examined examine(String... words) {
        return examine(new LinkedHashMap<>(), InstantSource.system(), words);
    }

    /** With some properties otherwise, not set if empty, and by another clock. */
    Examined examine(Map<String, Object> otherwise, InstantSource clock, String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.add("--json");
        return run(otherwise, clock, all);
    }

    Examined run(Map<String, Object> otherwise, InstantSource clock, List<String> words) {
        Map<String, Object> configuration = new LinkedHashMap<>(properties);
        configuration.putAll(otherwise);
        configuration.values().removeIf(""::equals);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = DoctorCommand.run(words, configuration, printing(out), printing(err), clock, PACE);
        return new Examined(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The names of everything registered in the pool. */
    List<String> registered() {
        return clouds.organisation().registrations().list(1).stream()
                .map(agent -> agent.name())
                .toList();
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }

    private void furnish() {
        heal();
        for (String template : List.of("java", "node")) {
            Map<String, String> marks = new TreeMap<>();
            marks.put("Muster.Installation", INSTALLATION);
            marks.put("Muster.Placeholder", template);
            clouds.organisation()
                    .registrations()
                    .register(
                            1,
                            new RegistrationCall(
                                    "muster-placeholder_linux_" + template,
                                    "99.999.9",
                                    "Muster placeholder",
                                    false,
                                    Capabilities.NONE,
                                    Capabilities.of(marks),
                                    null));
        }
        for (int i = 0; i < 3; i++) {
            clouds.organisation().jobs().queueJob(1, JobScript.build(Duration.ofMinutes(1)));
        }
    }

    private PoolItem linux() {
        return clouds.pools().list().stream()
                .filter(item -> item.name().equals(ExamplePools.LINUX))
                .findFirst()
                .orElseThrow();
    }

    private static PoolItem withOrganization(PoolItem item, URI organization) {
        SpecTree.Mapping spec = (SpecTree.Mapping) item.spec();
        SpecTree.Mapping azure =
                (SpecTree.Mapping) Objects.requireNonNull(spec.fields().get("azureDevOps"));
        return new PoolItem(
                item.name(),
                spec.with("azureDevOps", azure.with("organizationUrl", organization.toString())),
                null,
                null,
                null);
    }

    private URI before(String name, URI server) {
        Relay relay = new Relay(server);
        open.push(relay::close);
        return serve(name, request -> spoil.answer(name, request, () -> completed(name, relay.handle(request))));
    }

    /** The engine that plays SQS knows no policies. */
    private static HttpResponse completed(String server, HttpResponse response) {
        if (!server.equals("sqs") || !response.body().contains("VisibilityTimeout")) {
            return response;
        }
        ObjectNode body = tools.jackson.databind.json.JsonMapper.shared()
                .readTree(response.body())
                .asObject();
        ((ObjectNode) body.path("Attributes")).put("Policy", POLICY);
        return HttpResponse.of(response.status(), "application/x-amz-json-1.0", body.toString());
    }

    private URI serve(String name, RequestHandler handler) {
        LoopbackServer server = LoopbackServer.start(name, handler, HttpTap.NONE);
        open.push(server::close);
        return server.uri();
    }

    private static PrintStream printing(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }
}
