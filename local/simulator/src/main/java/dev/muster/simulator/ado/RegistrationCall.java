package dev.muster.simulator.ado;

import org.jspecify.annotations.Nullable;

/**
 * What the caller of "add agent" or "replace agent" sends.
 *
 * @param publicKey null for a registration that shall never go online (a placeholder)
 */
public record RegistrationCall(
        String name,
        String version,
        String osDescription,
        boolean enabled,
        Capabilities systemCapabilities,
        Capabilities userCapabilities,
        @Nullable AgentKey publicKey) {}
