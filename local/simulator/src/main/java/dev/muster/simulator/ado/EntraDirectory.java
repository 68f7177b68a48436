package dev.muster.simulator.ado;

import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One tenant of Entra ID with its applications, as far as Azure DevOps needs it: client credentials with a secret or with
 * the token of a trusted issuer (Microsoft identity platform documentation, client credentials flow).
 */
public final class EntraDirectory {
    private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final World world;
    private final String tenantId;
    private final Duration lifetime;
    private final RandomStream chance;
    private final Map<String, Application> applications = new TreeMap<>();
    private final Map<String, Instant> tokens = new TreeMap<>();

    /** @param lifetime of the tokens it issues */
    public EntraDirectory(World world, String tenantId, Duration lifetime) {
        this.world = world;
        this.tenantId = tenantId;
        this.lifetime = lifetime;
        this.chance = world.stream("entra.tokens");
    }

    /** An application with neither secret nor trust. */
    public void register(String clientId) {
        world.call(() -> applications.put(clientId, new Application()));
    }

    /** The application's only secret from now on; a token issued before stays good. */
    public void setSecret(String clientId, String secret) {
        world.call(() -> application(clientId).secret = secret);
    }

    /** The application trusts that issuer and subject from now on. */
    public void trust(String clientId, FederatedCredential credential) {
        world.call(() -> application(clientId).trusted.add(credential));
    }

    /** No token issued so far is good any more. */
    public void revokeTokens() {
        world.call(() -> {
            tokens.clear();
            return null;
        });
    }

    /** Whether the value of an {@code Authorization} header carries a token that is still good. */
    public boolean vouchesFor(String authorization) {
        return world.call(() -> {
            Instant expires = authorization.startsWith("Bearer ") ? tokens.get(authorization.substring(7)) : null;
            return expires != null && expires.isAfter(world.now());
        });
    }

    /** Answers a token request with the decoded fields of its form. */
    public EntraAnswer token(String tenant, Map<String, String> form) {
        return world.call(() -> {
            if (!tenant.equals(tenantId)) {
                return denied(400, "invalid_request", "AADSTS90002: Tenant '" + tenant + "' not found.");
            }
            if (!"client_credentials".equals(form.get("grant_type")) || !SCOPE.equals(form.get("scope"))) {
                return denied(400, "invalid_scope", "AADSTS70011: The scope or grant is not valid.");
            }
            Application application = applications.get(form.getOrDefault("client_id", ""));
            return application == null
                    ? denied(400, "unauthorized_client", "AADSTS700016: Application not found in the directory.")
                    : judged(application, form);
        });
    }

    private EntraAnswer judged(Application application, Map<String, String> form) {
        if (form.containsKey("client_secret")) {
            return form.get("client_secret").equals(application.secret)
                    ? granted()
                    : denied(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        }
        if (!ASSERTION.equals(form.get("client_assertion_type"))) {
            return denied(401, "invalid_client", "AADSTS7000218: client_assertion or client_secret is needed.");
        }
        return ClientAssertion.parse(form.getOrDefault("client_assertion", ""))
                .map(assertion -> judged(application, assertion))
                .orElseGet(() -> denied(401, "invalid_client", "AADSTS50027: The assertion is no JWT."));
    }

    private EntraAnswer judged(Application application, ClientAssertion assertion) {
        List<FederatedCredential> matching = application.trusted.stream()
                .filter(trusted -> trusted.issuer().equals(assertion.issuer())
                        && trusted.subject().equals(assertion.subject())
                        && trusted.audience().equals(assertion.audience()))
                .toList();
        if (matching.isEmpty()) {
            return denied(401, "invalid_client", "AADSTS700213: No matching federated identity record found.");
        }
        if (!assertion.algorithm().equals("RS256")
                || matching.stream().noneMatch(trusted -> assertion.isSignedWith(trusted.key()))) {
            return denied(401, "invalid_client", "AADSTS700027: The assertion's signature is not valid.");
        }
        return assertion.expires().isAfter(world.now())
                ? granted()
                : denied(401, "invalid_client", "AADSTS700024: The assertion has expired.");
    }

    private EntraAnswer granted() {
        String token = "entra-%016x%016x".formatted(chance.nextLong(), chance.nextLong());
        tokens.put(token, world.now().plus(lifetime));
        return new EntraAnswer.Granted(token, lifetime);
    }

    private Application application(String clientId) {
        Application application = applications.get(clientId);
        if (application == null) {
            throw new IllegalArgumentException("no application " + clientId);
        }
        return application;
    }

    private static EntraAnswer denied(int status, String error, String description) {
        return new EntraAnswer.Denied(status, error, description);
    }

    private static final class Application {
        private final List<FederatedCredential> trusted = new ArrayList<>();
        private String secret = "";
    }
}
