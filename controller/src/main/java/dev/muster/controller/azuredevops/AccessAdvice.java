package dev.muster.controller.azuredevops;

import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.CredentialSource.AwsIdentity;
import dev.muster.model.pool.CredentialSource.ServicePrincipal;
import dev.muster.model.pool.CredentialSource.StoredSecret;

/** What somebody has to do in Azure DevOps so that a credential opens a pool; each a sentence without its end. */
final class AccessAdvice {
    private AccessAdvice() {}

    /** For a caller that Azure DevOps does not let in at all. */
    static String toGetIn(CredentialSource credential, String pool) {
        return switch (credential) {
            case StoredSecret place ->
                "put a valid personal access token with the scope 'Agent Pools (read, manage)' into "
                        + place.described();
            case ServicePrincipal principal -> toAdd(principal.clientId(), pool);
            case AwsIdentity identity -> toAdd(identity.clientId(), pool);
        };
    }

    /** For a caller that is let in but lacks a right. */
    static String toGetRights(CredentialSource credential, String pool) {
        return switch (credential) {
            case StoredSecret place ->
                "make the owner of the personal access token in " + place.described() + " Administrator of the pool "
                        + pool + " and give the token the scope 'Agent Pools (read, manage)'";
            case ServicePrincipal principal -> toPromote(principal.clientId(), pool);
            case AwsIdentity identity -> toPromote(identity.clientId(), pool);
        };
    }

    private static String toAdd(String clientId, String pool) {
        return "add the service principal of Entra client " + clientId
                + " to the organisation's users with access level Basic, and " + toPromote(clientId, pool);
    }

    private static String toPromote(String clientId, String pool) {
        return "make the service principal of Entra client " + clientId + " Administrator of the pool " + pool;
    }
}
