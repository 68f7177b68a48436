package dev.muster.harness.simulate;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;

import dev.muster.harness.simulate.check.NoSecrets;
import dev.muster.harness.simulate.strike.Droughts;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.SpecTree;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.world.RandomStream;
import dev.muster.statestore.PoolItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pools of a run and the demands of the jobs that go to them. */
final class TestedPools {
    /** How many templates each pool has. */
    static final int TEMPLATES = 2;

    static final String CLUSTER = "agents";

    private static final String REPOSITORY = "registry.example/agents/";

    private TestedPools() {}

    /**
     * One pool.
     *
     * @param matchable demands that at least one template meets
     * @param item as people write it
     */
    record TestedPool(PoolName name, List<List<String>> matchable, PoolItem item) {}

    /** A demand that no template meets, but an agent that somebody once registered. */
    static final List<String> UNMATCHABLE = List.of("quantum");

    /** The tools that are in images and that no template declares, by the images' repository. */
    static Map<String, Capabilities> images() {
        Map<String, Capabilities> images = new TreeMap<>();
        images.put(REPOSITORY + "small", Capabilities.of(Collections.singletonMap("npm", "/usr/bin/npm")));
        images.put(REPOSITORY + "docker", Capabilities.of(Collections.singletonMap("buildx", "/usr/bin/buildx")));
        return images;
    }

    /** What the tasks of a job with these demands may demand besides; empty if nothing goes with them. */
    static Optional<String> automatic(TestedPool pool, List<String> demands) {
        if (pool.name().value().equals("alpha")) {
            return demands.isEmpty() ? Optional.of("npm") : Optional.empty();
        }
        return demands.contains("docker") ? Optional.of("buildx") : Optional.empty();
    }

    static List<TestedPool> draw(RandomStream chance) {
        List<TestedPool> pools = List.of(
                pool(
                        "alpha",
                        chance,
                        Arrays.asList(
                                List.of(),
                                List.of("java"),
                                List.of("java -equals 25", "maven"),
                                List.of("Agent.Version -gtVersion 3.0")),
                        template("small", Collections.emptyMap()),
                        template("java", capabilities("java", "25", "maven", "3.9"))),
                pool(
                        "beta",
                        chance,
                        Arrays.asList(
                                List.of("docker"),
                                List.of("gpu -equals yes"),
                                List.of("node -gtVersion 20", "docker"),
                                List.of("shared")),
                        template("gpu", capabilities("gpu", "yes", "shared", "")),
                        template("docker", capabilities("docker", "27", "node", "22.1", "shared", ""))));
        // Drawn last, so that all else stays as it was.
        List<TestedPool> ready = List.of(
                withStandby(pools.get(0), chance, "small", "java"), withStandby(pools.get(1), chance, "gpu", "docker"));
        return ready.stream()
                .map(pool -> withBrakes(pool, chance))
                .map(pool -> withSpot(pool, chance))
                .toList();
    }

    /** Half of the pools prefer Spot capacity. */
    private static TestedPool withSpot(TestedPool pool, RandomStream chance) {
        if (!chance.chance(0.5)
                || !(pool.item().spec() instanceof SpecTree.Mapping spec)
                || !(spec.fields().get("templates") instanceof SpecTree.Sequence(List<SpecTree> templates))) {
            return pool;
        }
        List<SpecTree> preferring = new ArrayList<>();
        for (SpecTree template : templates) {
            preferring.add(
                    template instanceof SpecTree.Mapping fields
                            ? fields.with("capacity", texts(Droughts.SPOT, "FARGATE"))
                            : template);
        }
        SpecTree changed = spec.with("templates", new SpecTree.Sequence(preferring));
        return new TestedPool(
                pool.name(), pool.matchable(), new PoolItem(pool.name().value(), changed, null, null, null));
    }

    /** Some pools launch slowly: few agents on their way at once, or few launches a minute. */
    private static TestedPool withBrakes(TestedPool pool, RandomStream chance) {
        int inFlight = 2 + chance.nextInt(6);
        int perMinute = 6 + chance.nextInt(20);
        boolean slow = chance.chance(0.4);
        if (!slow
                || !(pool.item().spec() instanceof SpecTree.Mapping spec)
                || !(spec.fields().get("limits") instanceof SpecTree.Mapping limits)) {
            return pool;
        }
        SpecTree braked =
                spec.with("limits", limits.with("launchesInFlight", inFlight).with("launchesPerMinute", perMinute));
        return new TestedPool(
                pool.name(), pool.matchable(), new PoolItem(pool.name().value(), braked, null, null, null));
    }

    /**
     * Some pools keep agents ready, from before the run or from its first minutes on, and until before its faults end:
     * in the end nothing must be left.
     */
    private static TestedPool withStandby(TestedPool pool, RandomStream chance, String... templates) {
        if (!chance.chance(0.4) || !(pool.item().spec() instanceof SpecTree.Mapping spec)) {
            return pool;
        }
        List<SpecTree> entries = new ArrayList<>();
        for (int count = 1 + chance.nextInt(2); count > 0; count--) {
            entries.add(mapping()
                    .with("template", templates[chance.nextInt(templates.length)])
                    .with("agents", 1 + chance.nextInt(3))
                    .with("start", chance.nextInt(3) + (chance.chance(0.5) ? " 7" : " 8") + " * * *")
                    .with("end", (3 + chance.nextInt(3)) + " 8 * * *"));
        }
        SpecTree timeouts = spec.fields().get("timeouts") instanceof SpecTree.Mapping written
                ? written.with("maxIdle", seconds(chance, 30, 120))
                : mapping();
        SpecTree changed = spec.with("timeouts", timeouts).with("standby", new SpecTree.Sequence(entries));
        return new TestedPool(
                pool.name(), pool.matchable(), new PoolItem(pool.name().value(), changed, null, null, null));
    }

    /** What an agent needs to serve any job that any of these pools can. */
    static Capabilities everything(List<TestedPool> pools) {
        Map<String, String> all = new TreeMap<>();
        for (List<String> demands :
                pools.stream().flatMap(pool -> pool.matchable().stream()).toList()) {
            for (String demand : demands) {
                String[] words = demand.split(" ", -1);
                if (!words[0].startsWith("Agent.")) {
                    all.put(words[0], words.length > 2 ? words[2] : all.getOrDefault(words[0], ""));
                }
            }
        }
        return Capabilities.of(all);
    }

    private static TestedPool pool(
            String name, RandomStream chance, List<List<String>> demands, SpecTree... templates) {
        int maxAgents = 3 + chance.nextInt(10);
        SpecTree spec = mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with("organizationUrl", "https://dev.azure.com/acme")
                                .with("pool", name)
                                .with("credential", "env:ADO_TOKEN"))
                .with("cluster", CLUSTER)
                .with("limits", mapping().with("maxAgents", maxAgents).with("launchesPerLoop", 1 + chance.nextInt(8)))
                .with(
                        "timeouts",
                        mapping()
                                .with("start", seconds(chance, 120, 300))
                                .with("idle", seconds(chance, 120, 300))
                                .with("surplus", seconds(chance, 10, 60))
                                .with("linger", seconds(chance, 20, 90)))
                .with("network", mapping().with("subnets", texts("subnet-a")))
                .with("templates", sequence(templates));
        return new TestedPool(new PoolName(name), demands, new PoolItem(name, spec, null, null, null));
    }

    private static String seconds(RandomStream chance, int least, int most) {
        return least + chance.nextInt(most - least + 1) + "s";
    }

    private static SpecTree template(String name, Map<String, String> capabilities) {
        return mapping()
                .with("name", name)
                .with("image", REPOSITORY + name + ":4.250.1")
                .with("cpu", 1024)
                .with("memory", 2048)
                .with("capabilities", SpecTree.texts(capabilities))
                .with("environment", mapping().with("FEED_PASSWORD", NoSecrets.PLANTED.getFirst()))
                .with("taskRole", "arn:aws:iam::123456789012:role/agent")
                .with("executionRole", "arn:aws:iam::123456789012:role/execution");
    }

    private static Map<String, String> capabilities(String... namesAndValues) {
        Map<String, String> capabilities = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            capabilities.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return capabilities;
    }
}
