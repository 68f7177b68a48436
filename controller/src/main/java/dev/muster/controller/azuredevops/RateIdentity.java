package dev.muster.controller.azuredevops;

import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.OrganizationKey;

/**
 * Whom Azure DevOps counts calls for: somebody in an organisation. Pools that show the same credential share one allowance;
 * pools with different ones have one each.
 *
 * @param credential what tells the credentials apart, for example a client's id, whatever secret it shows
 * @param described the same for people
 */
record RateIdentity(OrganizationKey organization, String credential, String described) {
    static RateIdentity of(AzureDevOpsPool pool) {
        return new RateIdentity(
                pool.organization(),
                credential(pool.credential()),
                pool.credential().described() + " at " + pool.organizationUrl());
    }

    private static String credential(CredentialSource source) {
        return switch (source) {
            case CredentialSource.ServicePrincipal(
                    String tenant,
                    String client,
                    CredentialSource.StoredSecret secret) -> tenant + "/" + client;
            case CredentialSource.AwsIdentity(String tenant, String client) -> tenant + "/" + client;
            case CredentialSource.StoredSecret stored -> stored.described();
        };
    }
}
