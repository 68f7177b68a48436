package dev.muster.controller.testing;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.ContainerSettings;
import dev.muster.model.pool.LogConfiguration;
import dev.muster.model.pool.PlacementSettings;
import dev.muster.model.pool.RegistrationMode;
import dev.muster.model.pool.RuntimePlatform;
import dev.muster.model.pool.TaskRoles;
import dev.muster.model.pool.TaskSettings;
import dev.muster.model.pool.TaskSize;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template to change what a test is about; everything not said is ordinary. */
public final class Templates {
    private final String name;
    private String image;
    private Map<String, String> capabilities = Collections.emptyMap();
    private int weight;
    private @Nullable String agentVersion;
    private RegistrationMode registration = RegistrationMode.BOOTSTRAP;
    private Map<String, String> environment = Collections.emptyMap();
    private Map<String, String> secrets = Collections.emptyMap();
    private LogConfiguration logs = LogConfiguration.DEFAULT;
    private Duration stopTimeout = ContainerSettings.DEFAULT_STOP_TIMEOUT;
    private TaskSettings task = TaskSettings.plain(
            TaskSize.of(1024, 2048), RuntimePlatform.DEFAULT, new TaskRoles("agent-task", "agent-execution"));
    private PlacementSettings placement = PlacementSettings.on(CapacityOption.FARGATE);

    private Templates(String name) {
        this.name = name;
        this.image = "registry.example/agent:" + name;
    }

    public static Templates named(String name) {
        return new Templates(name);
    }

    public Templates image(String other) {
        image = other;
        return this;
    }

    public Templates declaring(Map<String, String> declared) {
        capabilities = declared;
        return this;
    }

    public Templates weight(int other) {
        weight = other;
        return this;
    }

    public Templates agentVersion(@Nullable String version) {
        agentVersion = version;
        return this;
    }

    public Templates registration(RegistrationMode mode) {
        registration = mode;
        return this;
    }

    public Templates environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    public Templates secrets(Map<String, String> variables) {
        secrets = variables;
        return this;
    }

    public Templates logs(LogConfiguration other) {
        logs = other;
        return this;
    }

    public Templates stopTimeout(Duration other) {
        stopTimeout = other;
        return this;
    }

    public Templates size(int cpu, int memory) {
        task = new TaskSettings(
                TaskSize.of(cpu, memory),
                task.platform(),
                task.roles(),
                task.efsVolumes(),
                task.executeCommand(),
                task.tags(),
                task.base());
        return this;
    }

    public Templates roles(String taskRole, String executionRole) {
        task = TaskSettings.plain(task.size(), task.platform(), new TaskRoles(taskRole, executionRole));
        return this;
    }

    public Templates platform(RuntimePlatform platform) {
        task = TaskSettings.plain(task.size(), platform, task.roles());
        return this;
    }

    public Templates task(TaskSettings other) {
        task = other;
        return this;
    }

    public Templates placement(PlacementSettings other) {
        placement = other;
        return this;
    }

    public AgentTemplate template() {
        return new AgentTemplate(
                name,
                Capabilities.of(capabilities),
                weight,
                agentVersion,
                registration,
                new ContainerSettings(image, environment, secrets, logs, stopTimeout),
                task,
                placement);
    }
}
