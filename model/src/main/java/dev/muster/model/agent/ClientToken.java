package dev.muster.model.agent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The idempotency token of a launch: a pure function of whose agent it is, so that whoever resumes a launch sends the
 * same one. 64 hexadecimal digits, the most that ECS takes (RunTask, clientToken).
 */
public record ClientToken(String value) {
    public static ClientToken of(
            InstallationId installation, PoolUid pool, URI organizationUrl, int azureDevOpsPoolId, AgentId agent) {
        String identity = String.join(
                "\n",
                installation.value(),
                pool.value(),
                organizationUrl.toString(),
                Integer.toString(azureDevOpsPoolId),
                agent.toString());
        return new ClientToken(HexFormat.of().formatHex(sha256(identity)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
