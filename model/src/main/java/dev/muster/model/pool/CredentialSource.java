package dev.muster.model.pool;

import java.util.Optional;

/**
 * How the controller shows Azure DevOps who it is. The spec names the places of secrets; a secret itself is never in a
 * spec.
 */
public sealed interface CredentialSource {
    /** A place where a secret is kept. As a pool's credential it is the place of a personal access token. */
    sealed interface StoredSecret extends CredentialSource {}

    /** In an environment variable of the controller, written {@code env:NAME}. */
    record Environment(String variable) implements StoredSecret {}

    /** In a file that the controller can read, written {@code file:/path}. */
    record File(String path) implements StoredSecret {}

    /**
     * In AWS Secrets Manager, written as the secret's ARN, with {@code :field} behind it if the secret is a JSON object.
     *
     * @param arn the whole ARN, the six random characters at its end included
     * @param field the JSON object's field that holds the secret; empty if the secret is the whole text
     */
    record SecretsManager(String arn, Optional<String> field) implements StoredSecret {}

    /**
     * A service principal in Entra ID that shows its client secret.
     *
     * @param tenantId the directory's GUID, lower case
     * @param clientId the application's GUID, lower case
     */
    record ServicePrincipal(String tenantId, String clientId, StoredSecret clientSecret) implements CredentialSource {}

    /**
     * A service principal or managed identity in Entra ID that trusts the controller's AWS role: no secret is stored
     * anywhere.
     *
     * @param tenantId the directory's GUID, lower case
     * @param clientId the application's GUID, lower case
     */
    record AwsIdentity(String tenantId, String clientId) implements CredentialSource {}

    /** The source in words for people, close to how it is written in a spec; nothing secret. */
    default String described() {
        return switch (this) {
            case Environment(String variable) -> "env:" + variable;
            case File(String path) -> "file:" + path;
            case SecretsManager(String arn, Optional<String> field) ->
                arn + field.map(name -> ":" + name).orElse("");
            case ServicePrincipal(String tenantId, String clientId, StoredSecret secret) ->
                "Entra client " + clientId + " of tenant " + tenantId + " with the secret in " + secret.described();
            case AwsIdentity(String tenantId, String clientId) ->
                "Entra client " + clientId + " of tenant " + tenantId + " by AWS identity";
        };
    }
}
