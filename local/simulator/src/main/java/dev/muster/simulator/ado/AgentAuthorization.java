package dev.muster.simulator.ado;

import java.util.UUID;

/** What a registered key is known as: the OAuth client id that belongs to it. */
public record AgentAuthorization(UUID clientId, AgentKey publicKey) {}
