package dev.muster.controller.app;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;

import dev.muster.controller.bootstrap.CallerIdentities;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.PoolViews;
import dev.muster.controller.web.WebConfiguration;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryCheckStore;
import dev.muster.statestore.memory.MemoryDecisionLog;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryImageStore;
import dev.muster.statestore.memory.MemoryPoolStore;
import dev.muster.statestore.memory.MemorySpecEdits;
import dev.muster.statestore.memory.MemorySpecStream;
import dev.muster.statestore.memory.MemoryTables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The application as it ships, but for its stores and platforms. */
final class MemoryController {
    static final String TOKEN = "a-token-for-tests";
    static final String SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:feed-AbCdEf";

    final FakePlatforms platforms = new FakePlatforms();
    volatile boolean storeAway;

    final FakeCheckEvents checkEvents = new FakeCheckEvents();
    final MemoryCheckStore checks = new MemoryCheckStore();
    CheckKeys checkKeys = CheckKeys.NONE;

    private final MemoryTables tables = new MemoryTables();
    private @Nullable ApplicationContext started;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ControllerConfiguration.class, WebConfiguration.class})
    static class Application {}

    /** Settings for a start on loopback, any ports; to be added to. */
    static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("muster.bootstrap.url", "http://127.0.0.1/bootstrap/v1/agents");
        settings.put("muster.poll-interval", "500ms");
        settings.put("muster.spec-interval", "500ms");
        settings.put("muster.api.token", TOKEN);
        settings.put("logging.level.root", "warn");
        return settings;
    }

    RunningController start(Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(Application.class);
        application.addInitializers(context -> {
            started = context;
            var beans = context.getBeanFactory();
            beans.registerSingleton("stores", stores());
            beans.registerSingleton("specEdits", new MemorySpecEdits(tables));
            beans.registerSingleton("platforms", platforms.ports());
            beans.registerSingleton("storePreparation", StorePreparation.NONE);
            beans.registerSingleton("storeProbe", (StoreProbe) this::probe);
            beans.registerSingleton("stsHost", new StsHost("sts.eu-west-1.amazonaws.com"));
            CallerIdentities nobody = proof -> new Outcome.Unknown<>("not in these tests");
            beans.registerSingleton("callerIdentities", nobody);
            beans.registerSingleton("checkStore", checks);
            beans.registerSingleton("checkEvents", checkEvents);
            beans.registerSingleton("checkKeys", checkKeys);
        });
        return MusterApplication.start(application, settings);
    }

    /** What the controller that was started last knows of its pools. */
    PoolViews views() {
        return Objects.requireNonNull(started, "none was started").getBean(PoolViews.class);
    }

    /** Gives the only template of the pool another name. */
    void renameTemplate(String pool, String template) {
        SpecTree.Mapping spec = (SpecTree.Mapping) spec(pool);
        SpecTree.Sequence templates =
                (SpecTree.Sequence) Objects.requireNonNull(spec.fields().get("templates"));
        SpecTree.Mapping only = (SpecTree.Mapping) templates.elements().getFirst();
        SpecTree renamed = spec.without("standby").with("templates", sequence(only.with("name", template)));
        new MemoryPoolStore(tables).put(new PoolItem(pool, renamed, null, null, null));
    }

    /** Puts a pool with two templates into the table. */
    void putPool(String name) {
        putPool(name, "pass", false, 5);
    }

    /** Puts a pool with that policy for checks into the table, or changes it. */
    void putPool(String name, String checks, boolean paused, int maxAgents) {
        new MemoryPoolStore(tables).put(new PoolItem(name, spec(checks, paused, maxAgents), null, null, null));
    }

    /** Puts a pool whose credential stands where its place should. */
    void putCredential(String name, String credential) {
        SpecTree.Mapping spec = (SpecTree.Mapping) spec("pass", false, 5);
        SpecTree.Mapping azureDevOps =
                (SpecTree.Mapping) Objects.requireNonNull(spec.fields().get("azureDevOps"));
        SpecTree exposed = spec.with("azureDevOps", azureDevOps.with("credential", credential));
        new MemoryPoolStore(tables).put(new PoolItem(name, exposed, null, null, null));
    }

    /** Puts a pool whose spec is in that schema. */
    void putSchema(String name, int version) {
        SpecTree.Mapping spec = (SpecTree.Mapping) spec("pass", false, 5);
        new MemoryPoolStore(tables).put(new PoolItem(name, spec.with("schemaVersion", version), null, null, null));
    }

    /** What stands in the table. */
    SpecTree spec(String name) {
        return new MemorySpecEdits(tables)
                .find(new PoolName(name))
                .orElseThrow()
                .spec();
    }

    /** Another replica takes the pool. */
    void takeOver(String name) {
        PoolUid uid = new MemoryPoolStore(tables).uid(new PoolName(name), () -> new PoolUid("never asked for"));
        new MemoryFenceStore(tables).acquire(uid, "another");
    }

    private ControllerLoop.Stores stores() {
        return new ControllerLoop.Stores(
                new MemoryPoolStore(tables),
                new MemorySpecStream(tables),
                new MemoryAgentStore(tables),
                new MemoryFenceStore(tables),
                new MemoryDecisionLog(tables),
                new MemoryImageStore(tables));
    }

    private void probe() {
        if (storeAway) {
            throw new StoreUnavailableException("only a test", null);
        }
    }

    private static SpecTree spec(String checks, boolean paused, int maxAgents) {
        return mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", "linux")
                                .with("credential", "env:ADO_TOKEN")
                                .with("checks", checks))
                .with("cluster", "agents")
                .with("paused", paused)
                .with("limits", mapping().with("maxAgents", maxAgents))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with("probeNewImages", false)
                .with(
                        "templates",
                        sequence(mapping()
                                .with("name", "small")
                                .with("image", "registry.example/agents/linux:4.255.0")
                                .with("cpu", 1024)
                                .with("memory", 2048)
                                .with("capabilities", mapping().with("java", "25"))
                                .with("environment", mapping().with("PROXY", "http://user:pass@proxy"))
                                .with("secrets", mapping().with("FEED_TOKEN", SECRET_ARN))
                                .with("taskRole", "agent")
                                .with("executionRole", "agent-execution")))
                .with(
                        "standby",
                        sequence(mapping()
                                .with("template", "small")
                                .with("agents", 1)
                                .with("start", "0 8 29 2 *")
                                .with("end", "0 9 29 2 *")
                                .with("timeZone", "Europe/Berlin")));
    }
}
