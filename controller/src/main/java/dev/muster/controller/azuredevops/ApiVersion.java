package dev.muster.controller.azuredevops;

import dev.muster.model.pool.AzureDevOpsPool;
import java.net.URI;

/** The version of its documented interfaces in which an organisation is spoken to. */
public final class ApiVersion {
    /** The version in which pools, agents and plans are documented. */
    private static final String OF_SERVICES = "7.1";

    /** Servers refuse versions newer than their own; this one came with Azure DevOps Server 2020, and later ones know it. */
    private static final String OF_SERVERS = "6.0";

    private ApiVersion() {}

    /** What an {@code api-version} parameter says to Azure DevOps Services, or to a server that somebody runs. */
    public static String of(URI organizationUrl) {
        return AzureDevOpsPool.isOfServer(organizationUrl) ? OF_SERVERS : OF_SERVICES;
    }
}
