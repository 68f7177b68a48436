package dev.muster.controller.identity;

import dev.muster.controller.azuredevops.Authorization;
import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.controller.azuredevops.CredentialReader;
import dev.muster.controller.azuredevops.PersonalAccessToken;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import dev.muster.model.pool.CredentialSource.AwsIdentity;
import dev.muster.model.pool.CredentialSource.ServicePrincipal;
import dev.muster.model.pool.CredentialSource.StoredSecret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The credentials of all pools. Pools whose specs name the same identity share one token. Tokens and secrets live in memory
 * only.
 */
public final class PoolCredentials implements CredentialReader {
    private final StoredSecrets secrets;
    private final EntraTokens entra;
    private final WebIdentityTokens webIdentities;
    private final LoopRuntime runtime;
    private final Map<CredentialSource, Renewed<BearerToken>> tokens = new ConcurrentHashMap<>();

    /**
     * @param environment the controller's environment variables
     * @param secretsManager reads AWS Secrets Manager
     */
    public PoolCredentials(
            Map<String, String> environment,
            SecretReader<CredentialSource.SecretsManager> secretsManager,
            EntraTokens entra,
            WebIdentityTokens webIdentities,
            LoopRuntime runtime) {
        this.secrets = new StoredSecrets(new LocalSecrets(environment), secretsManager, runtime);
        this.entra = entra;
        this.webIdentities = webIdentities;
        this.runtime = runtime;
    }

    @Override
    public Reading read(CredentialSource source) {
        return reading(
                switch (source) {
                    case StoredSecret place ->
                        secrets.read(place).map(secret -> (Authorization) new PersonalAccessToken(secret.value()));
                    case ServicePrincipal principal -> token(principal).map(token -> (Authorization) token);
                    case AwsIdentity identity -> token(identity).map(token -> (Authorization) token);
                });
    }

    @Override
    public void refused(CredentialSource source, Authorization shown) {
        switch (shown) {
            case PersonalAccessToken(String value) -> {
                if (source instanceof StoredSecret place) {
                    secrets.refused(place, new Secret(value));
                }
            }
            case BearerToken token -> {
                Renewed<BearerToken> kept = tokens.get(source);
                if (kept != null) {
                    kept.refused(token);
                }
            }
        }
    }

    private Outcome<BearerToken> token(ServicePrincipal principal) {
        return kept(principal, () -> withSecret(principal)).get();
    }

    private Outcome<BearerToken> token(AwsIdentity identity) {
        return kept(
                        identity,
                        () -> webIdentities
                                .issue()
                                .then(token -> entra.ask(
                                        identity.tenantId(), identity.clientId(), new ClientProof.Assertion(token))))
                .get();
    }

    private Renewed<BearerToken> kept(CredentialSource source, Supplier<Outcome<Held<BearerToken>>> origin) {
        return tokens.computeIfAbsent(
                source, fresh -> new Renewed<>("the token of " + source.described(), runtime, origin));
    }

    /** A secret that Entra ID refuses may have been rotated since it was read. */
    private Outcome<Held<BearerToken>> withSecret(ServicePrincipal principal) {
        StoredSecret place = principal.clientSecret();
        Outcome<Secret> first = secrets.read(place);
        Outcome<Held<BearerToken>> answer = first.then(secret -> ask(principal, secret));
        if (!(first instanceof Outcome.Done<Secret>(Secret refused)) || !isDenied(answer)) {
            return answer;
        }
        secrets.refused(place, refused);
        return secrets.read(place) instanceof Outcome.Done<Secret>(Secret other) && !other.equals(refused)
                ? ask(principal, other)
                : answer;
    }

    private Outcome<Held<BearerToken>> ask(ServicePrincipal principal, Secret secret) {
        return entra.ask(principal.tenantId(), principal.clientId(), new ClientProof.KnownSecret(secret));
    }

    private static boolean isDenied(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(CloudFault fault) && fault instanceof CloudFault.Denied;
    }

    private static Reading reading(Outcome<Authorization> outcome) {
        return switch (outcome) {
            case Outcome.Done<Authorization>(Authorization authorization) -> new Reading.Found(authorization);
            case Outcome.Failed<Authorization>(CloudFault.Denied denied) -> new Reading.Missing(denied.message());
            case Outcome.Failed<Authorization>(CloudFault fault) -> new Reading.Unavailable(fault);
            case Outcome.Refused<Authorization>(String why) -> new Reading.Missing(why);
            case Outcome.Unknown<Authorization>(String why) -> new Reading.Unavailable(new CloudFault.Transient(why));
        };
    }
}
