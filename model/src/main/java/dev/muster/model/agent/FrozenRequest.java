package dev.muster.model.agent;

/**
 * A launch, byte for byte as it was when claimed. Whoever resumes it sends these bytes: ECS refuses a known token with
 * other parameters (RunTask, ConflictException).
 *
 * @param cluster the cluster, within which the token is unique
 * @param token the idempotency token inside {@code body}
 * @param body the RunTask request as JSON; holds nothing secret
 */
public record FrozenRequest(String cluster, ClientToken token, String body) {}
