package dev.muster.controller.identity;

import dev.muster.model.plan.Outcome;

/** Issues tokens that say which AWS role the controller has. */
@FunctionalInterface
public interface WebIdentityTokens {
    /** The audience that Entra ID wants in tokens of others (Microsoft Entra documentation, federated identity credentials). */
    String AUDIENCE = "api://AzureADTokenExchange";

    /** A token signed with RS256 for {@link #AUDIENCE}, good for a few minutes. */
    Outcome<WebIdentityToken> issue();
}
