package dev.muster.model.pool;

import dev.muster.model.demand.Capabilities;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable shape of agent.
 *
 * @param name {@code [a-z0-9]([a-z0-9-]{0,29})}, unique in its pool
 * @param image container image, by digest or immutable tag
 * @param cpu CPU units, 1024 to one vCPU
 * @param memory MiB
 * @param architecture CPU architecture of the image
 * @param capabilities what the template declares to ADO, beyond what the agent's own scan finds
 * @param weight the matching template with the highest weight wins a job; 0 unless written
 * @param capacity the capacity options in order of preference; at least one
 * @param environment plain variables of the container, sorted by name; never secret
 * @param secrets variable name to the ARN of its Secrets Manager secret or SSM parameter, sorted by name
 * @param taskRole IAM role of the agent's task; every template needs one, because it is how a task proves who it is
 * @param executionRole IAM role with which ECS pulls the image and reads the secrets
 * @param agentVersion version of the agent in the image if the author says so, for {@code Agent.Version} demands
 * @param registration how its agents come to be registered
 */
public record AgentTemplate(
        String name,
        String image,
        int cpu,
        int memory,
        Architecture architecture,
        Capabilities capabilities,
        int weight,
        List<CapacityOption> capacity,
        Map<String, String> environment,
        Map<String, String> secrets,
        String taskRole,
        String executionRole,
        @Nullable String agentVersion,
        RegistrationMode registration) {
    public AgentTemplate {
        capacity = List.copyOf(capacity);
        environment = Sorted.copyOf(environment);
        secrets = Sorted.copyOf(secrets);
    }

    /** A template whose agents prove who they are. */
    public AgentTemplate(
            String name,
            String image,
            int cpu,
            int memory,
            Architecture architecture,
            Capabilities capabilities,
            int weight,
            List<CapacityOption> capacity,
            Map<String, String> environment,
            Map<String, String> secrets,
            String taskRole,
            String executionRole,
            @Nullable String agentVersion) {
        this(
                name,
                image,
                cpu,
                memory,
                architecture,
                capabilities,
                weight,
                capacity,
                environment,
                secrets,
                taskRole,
                executionRole,
                agentVersion,
                RegistrationMode.BOOTSTRAP);
    }

    /**
     * Names this generation of the template: 64 hexadecimal digits that change with anything a launched agent gets from
     * it. Agents of an older generation retire when they are idle.
     */
    public String fingerprint() {
        return TemplateFingerprint.of(this);
    }

    public AgentTemplate withVariables(Map<String, String> plain, Map<String, String> secret) {
        return new AgentTemplate(
                name,
                image,
                cpu,
                memory,
                architecture,
                capabilities,
                weight,
                capacity,
                plain,
                secret,
                taskRole,
                executionRole,
                agentVersion,
                registration);
    }

    /** CPU architectures by their ECS names (runtimePlatform.cpuArchitecture). */
    public enum Architecture {
        X86_64,
        ARM64
    }
}
