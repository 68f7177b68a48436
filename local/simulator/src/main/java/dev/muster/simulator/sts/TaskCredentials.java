package dev.muster.simulator.sts;

import java.time.Instant;

/**
 * Temporary credentials of a task's role.
 *
 * @param roleArn the IAM role, {@code arn:aws:iam::<account>:role/<name>}
 * @param accessKeyId 20 characters beginning with ASIA; not secret
 * @param secretAccessKey 40 characters
 * @param sessionToken goes along with every request as {@code x-amz-security-token}
 * @param expiration after which the service refuses them
 */
public record TaskCredentials(
        String roleArn, String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {
    /** Names the key but none of its secrets. */
    @Override
    public String toString() {
        return "TaskCredentials[%s of %s until %s]".formatted(accessKeyId, roleArn, expiration);
    }
}
