package dev.muster.simulator.ado;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as a pool knows it.
 *
 * @param authorization null for a registration made without a key, which can never go online
 * @param assignedRequest the unfinished request it is reserved for or runs, if any
 * @param lastCompletedRequest the last request it finished or lost, if any
 * @param pendingUpdate whether the service waits for it to update itself, and gives it no job before
 */
public record AgentRegistration(
        int id,
        int poolId,
        String name,
        String version,
        String osDescription,
        boolean enabled,
        AgentStatus status,
        String provisioningState,
        Capabilities systemCapabilities,
        Capabilities userCapabilities,
        @Nullable AgentAuthorization authorization,
        Instant createdOn,
        Instant statusChangedOn,
        @Nullable Long assignedRequest,
        @Nullable Long lastCompletedRequest,
        boolean pendingUpdate) {

    /** What demands are held against: system and user capabilities, and the version it registered with. */
    public Capabilities capabilities() {
        return systemCapabilities.overlaidBy(userCapabilities).withDefault("Agent.Version", version);
    }

    /** The short form for job requests. */
    public AgentReference reference() {
        return new AgentReference(id, name, version, osDescription);
    }

    /** Whether it has a live session. */
    public boolean isOnline() {
        return status == AgentStatus.ONLINE;
    }

    AgentRegistration withEnabled(boolean value) {
        return with(value, status, systemCapabilities, statusChangedOn, assignedRequest, lastCompletedRequest);
    }

    AgentRegistration wentOnline(Capabilities scan, Instant at) {
        return with(enabled, AgentStatus.ONLINE, scan, at, assignedRequest, lastCompletedRequest);
    }

    AgentRegistration wentOffline(Instant at) {
        return with(enabled, AgentStatus.OFFLINE, systemCapabilities, at, assignedRequest, lastCompletedRequest);
    }

    AgentRegistration assigned(long requestId) {
        return with(enabled, status, systemCapabilities, statusChangedOn, requestId, lastCompletedRequest);
    }

    AgentRegistration released() {
        return with(enabled, status, systemCapabilities, statusChangedOn, null, lastCompletedRequest);
    }

    AgentRegistration completed(long requestId) {
        return with(enabled, status, systemCapabilities, statusChangedOn, null, requestId);
    }

    private AgentRegistration with(
            boolean isEnabled,
            AgentStatus newStatus,
            Capabilities system,
            Instant changedOn,
            @Nullable Long assignedNow,
            @Nullable Long completedLast) {
        return new AgentRegistration(
                id,
                poolId,
                name,
                version,
                osDescription,
                isEnabled,
                newStatus,
                provisioningState,
                system,
                userCapabilities,
                authorization,
                createdOn,
                changedOn,
                assignedNow,
                completedLast,
                pendingUpdate);
    }

    AgentRegistration toBeUpdated() {
        return new AgentRegistration(
                id,
                poolId,
                name,
                version,
                osDescription,
                enabled,
                status,
                provisioningState,
                systemCapabilities,
                userCapabilities,
                authorization,
                createdOn,
                statusChangedOn,
                assignedRequest,
                lastCompletedRequest,
                true);
    }
}
