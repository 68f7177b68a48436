package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Registrations.Placeholder;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** How the simulated organisation and the loop speak of the same registrations. */
final class AdoWords {
    private AdoWords() {}

    static RegistrationSeen seen(AgentRegistration agent) {
        Capabilities user = agent.userCapabilities();
        return new RegistrationSeen(
                agent.id(),
                agent.name(),
                agent.enabled(),
                agent.isOnline(),
                dev.muster.model.demand.Capabilities.of(
                        agent.systemCapabilities().overlaidBy(user).values()),
                user.value(InstallationId.CAPABILITY).orElse(null),
                user.value(Placeholder.CAPABILITY).isPresent(),
                request(agent.assignedRequest()),
                request(agent.lastCompletedRequest()),
                agent.pendingUpdate());
    }

    /** What is declared and what every agent's own scan says of itself. */
    static Capabilities scanned(String name, String version, dev.muster.model.demand.Capabilities declared) {
        return Capabilities.of(
                declared.with("Agent.Name", name).with("Agent.Version", version).asMap());
    }

    /** User capabilities, which survive the agent's own scan. */
    static Capabilities marks(InstallationId installation) {
        return Capabilities.of(Collections.singletonMap(InstallationId.CAPABILITY, installation.value()));
    }

    private static @Nullable RequestId request(@Nullable Long number) {
        return number == null ? null : new RequestId(number);
    }
}
