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
 * @param checks what checks of the pool are answered
 */
public record AzureDevOpsPool(
        URI organizationUrl,
        String pool,
        CredentialSource credential,
        @Nullable Integer parallelJobs,
        CheckPolicy checks) {
    /** One whose organisation tells its parallel jobs, or has no limit, and whose checks pass. */
    public AzureDevOpsPool(URI organizationUrl, String pool, CredentialSource credential) {
        this(organizationUrl, pool, credential, null, CheckPolicy.PASS);
    }

    /**
     * Whether an address is one of a server that its owner runs, rather than of Azure DevOps Services; this machine counts
     * as the latter, since nothing but a simulation of them runs there.
     */
    public static boolean isOfServer(URI organizationUrl) {
        return !OrganizationUrl.mayHaveEntraTokens(organizationUrl);
    }

    /** Its organisation, the same however the address is written. */
    public OrganizationKey organization() {
        return OrganizationKey.of(organizationUrl).orElseGet(() -> new OrganizationKey(organizationUrl.toString()));
    }
}
