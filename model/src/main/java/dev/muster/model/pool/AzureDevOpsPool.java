package dev.muster.model.pool;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One agent pool of one Azure DevOps organisation.
 *
 * @param organizationUrl for example {@code https://dev.azure.com/acme}; no trailing slash
 * @param pool the pool's name in the organisation settings; compared without regard to case
 * @param credential where the pool credential is read from, never the credential itself
 * @param parallelJobs how many jobs the organisation may run at once, for as long as it does not say so itself; null if
 *     the spec's author left that out
 */
public record AzureDevOpsPool(
        URI organizationUrl,
        String pool,
        CredentialSource credential,
        @Nullable Integer parallelJobs) {
    /** One whose organisation tells its parallel jobs, or has no limit. */
    public AzureDevOpsPool(URI organizationUrl, String pool, CredentialSource credential) {
        this(organizationUrl, pool, credential, null);
    }

    /** Its organisation, the same however the address is written. */
    public OrganizationKey organization() {
        return OrganizationKey.of(organizationUrl).orElseGet(() -> new OrganizationKey(organizationUrl.toString()));
    }
}
