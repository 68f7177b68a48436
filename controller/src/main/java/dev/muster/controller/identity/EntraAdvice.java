package dev.muster.controller.identity;

/** What somebody has to do in Entra ID after a refusal; a sentence without its end. */
final class EntraAdvice {
    private EntraAdvice() {}

    /** @param code such as {@code AADSTS7000222}; empty if there was none */
    static String on(String code, String clientId, ClientProof proof) {
        return switch (code) {
            case "AADSTS90002", "AADSTS900023" -> "there is no such tenant: check tenantId";
            case "AADSTS700016" -> "the tenant has no such application: check tenantId and clientId";
            case "AADSTS7000112" -> "the application is disabled: enable it in Entra ID";
            case "AADSTS7000222" -> "its client secret has expired: make a new one, and store it where the spec says";
            case "AADSTS7000215" ->
                "the client secret is not the right one: store the secret's value, not its id, where the spec says";
            default -> otherwise(clientId, proof);
        };
    }

    private static String otherwise(String clientId, ClientProof proof) {
        return switch (proof) {
            case ClientProof.KnownSecret secret -> "check the client secret of client " + clientId;
            case ClientProof.Assertion(WebIdentityToken token) ->
                token.claims()
                        .map(claims -> "give client " + clientId + " a federated credential with issuer "
                                + claims.issuer() + ", subject " + claims.subject() + " and audience "
                                + WebIdentityTokens.AUDIENCE + ", exactly so; a new one needs some minutes to work")
                        .orElse("the token that AWS issued cannot be read");
        };
    }
}
