package dev.muster.model.pool;

import java.net.URI;

/**
 * One agent pool of one Azure DevOps organisation.
 *
 * @param organizationUrl for example {@code https://dev.azure.com/acme}; no trailing slash
 * @param pool the pool's name in the organisation settings; compared without regard to case
 * @param credential where the pool credential is read from, never the credential itself
 * @param checks what checks of the pool are answered
 */
public record AzureDevOpsPool(URI organizationUrl, String pool, CredentialSource credential, CheckPolicy checks) {
    /** A pool whose checks pass. */
    public AzureDevOpsPool(URI organizationUrl, String pool, CredentialSource credential) {
        this(organizationUrl, pool, credential, CheckPolicy.PASS);
    }
}
