package dev.muster.model.pool;

import dev.muster.model.demand.Capabilities;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One immutable shape of agent.
 *
 * @param name {@code [a-z0-9]([a-z0-9-]{0,29})}, unique in its pool
 * @param capabilities what the template declares to ADO, beyond what the agent's own scan finds
 * @param weight the matching template with the highest weight wins a job; 0 unless written
 * @param agentVersion version of the agent in the image if the author says so, for {@code Agent.Version} demands
 * @param registration how its agents come to be registered
 * @param container the container in which an agent runs
 * @param task the task around it
 * @param placement where its tasks run
 */
public record AgentTemplate(
        String name,
        Capabilities capabilities,
        int weight,
        @Nullable String agentVersion,
        RegistrationMode registration,
        ContainerSettings container,
        TaskSettings task,
        PlacementSettings placement) {
    /**
     * Names this generation of the template: 64 hexadecimal digits that change with anything a launched agent gets from
     * it. Agents of an older generation retire when they are idle.
     */
    public String fingerprint() {
        return TemplateFingerprint.of(this);
    }

    /** The container image, by digest or tag. */
    public String image() {
        return container.image();
    }

    /** The capacity options in order of preference; at least one. */
    public List<CapacityOption> capacity() {
        return placement.capacity();
    }

    public AgentTemplate withVariables(Map<String, String> plain, Map<String, String> secret) {
        return with(container.withVariables(plain, secret));
    }

    public AgentTemplate with(ContainerSettings other) {
        return new AgentTemplate(name, capabilities, weight, agentVersion, registration, other, task, placement);
    }

    public AgentTemplate with(TaskSettings other) {
        return new AgentTemplate(name, capabilities, weight, agentVersion, registration, container, other, placement);
    }
}
