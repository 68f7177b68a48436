package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Recognises the registrations of agents that register themselves: those cannot bear our installation's id, for a
 * listener sets no user capabilities, but they have the name of an agent of ours that was launched to do so.
 */
record SelfRegistered(InstallationId installation, Function<AgentId, Optional<Agent>> agents) {
    /** The reading, with such registrations as ours. */
    Seen<List<RegistrationSeen>> recognised(Seen<List<RegistrationSeen>> reading) {
        return new Seen<>(reading.value().stream().map(this::recognised).toList(), reading.readBegan());
    }

    private RegistrationSeen recognised(RegistrationSeen seen) {
        boolean unmarked = seen.installation() == null && !seen.placeholder();
        return unmarked
                        && AgentId.parse(seen.name())
                                .flatMap(agents)
                                .filter(agent -> isOwn(agent, seen))
                                .isPresent()
                ? seen.ownedBy(installation)
                : seen;
    }

    /**
     * Of a task that was found without a record nobody knows how it was launched. A live session under its very name is
     * its own, and may be at work; a registration that merely has the name is somebody else's.
     */
    private static boolean isOwn(Agent agent, RegistrationSeen seen) {
        boolean recognisedBefore = agent.registrationId() != null && agent.registrationId() == seen.id();
        return agent.registersItself()
                || (agent.isAdopted() && agent.task() != null && (seen.online() || recognisedBefore));
    }
}
