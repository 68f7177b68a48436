package dev.muster.model.observed;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * One agent registration of the ADO pool, whoever made it.
 *
 * @param id ADO's agent id
 * @param name the agent's name; our AgentId if it is ours
 * @param enabled false once cordoned
 * @param online whether ADO sees a live session
 * @param capabilities system and user capabilities together
 * @param installation the {@code Muster.Installation} user capability; null on what no Muster made
 * @param placeholder true if it stands for a template and never runs
 * @param assigned the request it holds now, if any
 * @param lastCompleted the last request it finished, if any
 * @param pendingUpdate whether ADO wants it to update itself first; such an agent may be given no job
 *     (vsts-agent-docker issue 63)
 */
public record RegistrationSeen(
        int id,
        String name,
        boolean enabled,
        boolean online,
        Capabilities capabilities,
        @Nullable String installation,
        boolean placeholder,
        @Nullable RequestId assigned,
        @Nullable RequestId lastCompleted,
        boolean pendingUpdate) {

    /** One that ADO does not want to update itself. */
    public RegistrationSeen(
            int id,
            String name,
            boolean enabled,
            boolean online,
            Capabilities capabilities,
            @Nullable String installation,
            boolean placeholder,
            @Nullable RequestId assigned,
            @Nullable RequestId lastCompleted) {
        this(id, name, enabled, online, capabilities, installation, placeholder, assigned, lastCompleted, false);
    }

    public RegistrationSeen withCapabilities(Capabilities others) {
        return new RegistrationSeen(
                id, name, enabled, online, others, installation, placeholder, assigned, lastCompleted, pendingUpdate);
    }

    /** The same, known to be this installation's although it does not say so. */
    public RegistrationSeen ownedBy(InstallationId ours) {
        return new RegistrationSeen(
                id,
                name,
                enabled,
                online,
                capabilities,
                ours.value(),
                placeholder,
                assigned,
                lastCompleted,
                pendingUpdate);
    }

    /** Whether this installation made it. */
    public boolean isOf(InstallationId ours) {
        return ours.value().equals(installation);
    }
}
