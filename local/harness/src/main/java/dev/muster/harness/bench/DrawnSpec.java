package dev.muster.harness.bench;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.ContainerSettings;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.LogConfiguration;
import dev.muster.model.pool.Network;
import dev.muster.model.pool.PlacementSettings;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.RegistrationMode;
import dev.muster.model.pool.RuntimePlatform;
import dev.muster.model.pool.TaskRoles;
import dev.muster.model.pool.TaskSettings;
import dev.muster.model.pool.TaskSize;
import dev.muster.model.pool.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The spec of a drawn pool: each template offers the tools of the one before, one more, and a team of its own. */
final class DrawnSpec {
    static final List<String> TOOLS = List.of(
            "docker",
            "java",
            "maven",
            "node",
            "python",
            "terraform",
            "helm",
            "android",
            "gpu",
            "dotnet",
            "go",
            "rust",
            "swift",
            "ruby",
            "php",
            "perl");

    private static final int MOST_AGENTS = 5_000;

    private DrawnSpec() {}

    static PoolSpec of(Shape shape) {
        List<AgentTemplate> templates = new ArrayList<>();
        for (int number = 0; number < shape.templates(); number++) {
            templates.add(template(number));
        }
        return new PoolSpec(
                new AzureDevOpsPool(
                        URI.create("https://dev.azure.com/acme"), "linux", new CredentialSource.Environment("PAT")),
                "agents",
                Limits.ofAgents(Math.min(MOST_AGENTS, shape.agents())),
                Timeouts.DEFAULT,
                new Network(List.of("subnet-1", "subnet-2"), List.of("group-1"), false),
                false,
                false,
                templates,
                List.of());
    }

    static String teamOf(int template) {
        return "team-" + template;
    }

    private static AgentTemplate template(int number) {
        Map<String, String> declared = new TreeMap<>();
        for (String tool : TOOLS.subList(0, Math.min(number + 2, TOOLS.size()))) {
            declared.put(tool, "1");
        }
        declared.put("team", teamOf(number));
        return new AgentTemplate(
                "template-" + number,
                Capabilities.of(declared),
                number % 2,
                "4.255.0",
                RegistrationMode.BOOTSTRAP,
                new ContainerSettings(
                        "registry.example/agent:" + number,
                        Collections.singletonMap("STAGE", "production"),
                        Collections.emptyMap(),
                        LogConfiguration.DEFAULT,
                        ContainerSettings.DEFAULT_STOP_TIMEOUT),
                TaskSettings.plain(
                        TaskSize.of(1024 << number % 3, 2048 << number % 3),
                        RuntimePlatform.DEFAULT,
                        new TaskRoles("agent-task", "agent-execution")),
                PlacementSettings.on(CapacityOption.FARGATE));
    }
}
