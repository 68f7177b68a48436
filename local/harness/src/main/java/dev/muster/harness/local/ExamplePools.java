package dev.muster.harness.local;

import static dev.muster.model.pool.SpecTree.mapping;
import static dev.muster.model.pool.SpecTree.sequence;
import static dev.muster.model.pool.SpecTree.texts;

import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import java.util.List;
import java.util.OptionalInt;

/** Two pools whose jobs never fit each other's agents: {@code linux} for the everyday, {@code heavy} for the large. */
public final class ExamplePools {
    /** Both the pool's name here and that of its pool in Azure DevOps. */
    public static final String LINUX = "linux";

    /** Both the pool's name here and that of its pool in Azure DevOps. */
    public static final String HEAVY = "heavy";

    static final String CLUSTER = "agents";
    static final String ACCOUNT = "111122223333";

    private ExamplePools() {}

    /**
     * The items as people would write them.
     *
     * @param most agents that each may have; empty for what fits a gentle stream of jobs
     */
    static List<PoolItem> at(LocalEndpoints endpoints, OptionalInt most) {
        return List.of(
                item(
                        LINUX,
                        endpoints,
                        most.orElse(200),
                        template("java", 1024, 2048)
                                .with("capabilities", mapping().with("java", "25")),
                        template("node", 512, 1024)
                                .with("capabilities", mapping().with("node", "22.11.0"))),
                item(
                        HEAVY,
                        endpoints,
                        most.orElse(100),
                        template("large", 8192, 32768)
                                .with(
                                        "capabilities",
                                        mapping().with("heavy", "true").with("memory", "32"))));
    }

    /** How many templates, and so placeholders in Azure DevOps, the pool of that name has. */
    static int templatesOf(String pool) {
        return pool.equals(LINUX) ? 2 : 1;
    }

    private static PoolItem item(String name, LocalEndpoints endpoints, int maxAgents, SpecTree... templates) {
        SpecTree spec = mapping()
                .with(
                        "azureDevOps",
                        mapping()
                                .with(
                                        "organizationUrl",
                                        endpoints.organisation().toString())
                                .with("pool", name)
                                .with("credential", "file:" + endpoints.adoCredential()))
                .with("cluster", CLUSTER)
                .with("limits", mapping().with("maxAgents", maxAgents))
                .with("network", mapping().with("subnets", texts("subnet-a", "subnet-b")))
                .with("templates", sequence(templates));
        return new PoolItem(name, spec, null, null, null);
    }

    private static SpecTree.Mapping template(String name, int cpu, int memory) {
        return mapping()
                .with("name", name)
                .with("image", "registry.example/agents/" + name + ":4.255.0")
                .with("cpu", cpu)
                .with("memory", memory)
                .with("taskRole", "arn:aws:iam::" + ACCOUNT + ":role/muster-agent")
                .with("executionRole", "arn:aws:iam::" + ACCOUNT + ":role/muster-agent-execution");
    }
}
