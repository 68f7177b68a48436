package dev.muster.simulator.ado;

/**
 * Whose tokens an application in Entra ID accepts instead of a secret; all compared exactly.
 *
 * @param key the issuer's, as its published key set would tell
 */
public record FederatedCredential(String issuer, String subject, String audience, AgentKey key) {}
