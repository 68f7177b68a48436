package dev.muster.simulator.ado;

import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Turns an assertion signed with a registered key into a listener token: OAuth client credentials with a JWT bearer
 * assertion, RS256, issuer and subject the client id, audience the authorization URL, at most five minutes to live,
 * each id accepted once.
 */
public final class TokenEndpoint {
    private static final String GRANT = "client_credentials";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(50);

    private final OrganisationState state;
    private final Registrations registrations;
    private final RandomStream tokens;
    private final Map<String, Instant> usedIds = new TreeMap<>();
    private final Map<String, Grant> grants = new TreeMap<>();

    TokenEndpoint(OrganisationState state, Registrations registrations) {
        this.state = state;
        this.registrations = registrations;
        this.tokens = state.world().stream("ado.tokens");
    }

    /**
     * Answers a token request.
     *
     * @param form the decoded form fields
     * @param audience this endpoint's own address, which the assertion must name
     */
    public TokenAnswer issue(Map<String, String> form, String audience) {
        if (!GRANT.equals(form.get("grant_type")) || !ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            return new TokenAnswer.Denied("unsupported_grant_type", "Only client credentials with a JWT assertion.");
        }
        return ClientAssertion.parse(form.getOrDefault("client_assertion", ""))
                .map(assertion -> state.world().call(() -> judged(assertion, audience)))
                .orElseGet(() -> new TokenAnswer.Denied("invalid_client", "The assertion is not a JWT."));
    }

    /** The agent for which a listener token was issued, while the token and its registration last. */
    public Optional<AgentRegistration> agentOf(String accessToken) {
        return state.world()
                .call(() -> Optional.ofNullable(grants.get(accessToken))
                        .filter(grant -> grant.expires().isAfter(state.now()))
                        .flatMap(grant -> state.agent(grant.agentId())));
    }

    private TokenAnswer judged(ClientAssertion assertion, String audience) {
        Optional<AgentRegistration> agent = client(assertion);
        if (agent.isEmpty()) {
            return new TokenAnswer.Denied("invalid_client", "The client is unknown or the signature is not its own.");
        }
        if (!assertion.audience().equals(audience)) {
            return new TokenAnswer.Denied("invalid_client", "The assertion is for another audience.");
        }
        Instant now = state.now();
        if (!assertion.expires().isAfter(now)
                || assertion.expires().isAfter(now.plus(LONGEST_ASSERTION).plusSeconds(1))) {
            return new TokenAnswer.Denied("invalid_client", "The assertion has expired. Current server time is " + now);
        }
        usedIds.values().removeIf(expired -> !expired.isAfter(now));
        if (assertion.id().isEmpty() || usedIds.putIfAbsent(assertion.id(), assertion.expires()) != null) {
            return new TokenAnswer.Denied("invalid_client", "The assertion has been used before.");
        }
        return granted(agent.get(), now);
    }

    private Optional<AgentRegistration> client(ClientAssertion assertion) {
        if (!assertion.algorithm().equals("RS256") || !assertion.issuer().equals(assertion.subject())) {
            return Optional.empty();
        }
        return clientId(assertion.issuer())
                .flatMap(registrations::byClientId)
                .filter(agent -> agent.authorization() != null
                        && assertion.isSignedWith(agent.authorization().publicKey()));
    }

    private TokenAnswer granted(AgentRegistration agent, Instant now) {
        String token = "listener-%016x%016x".formatted(tokens.nextLong(), tokens.nextLong());
        grants.put(token, new Grant(agent.id(), now.plus(TOKEN_LIFETIME)));
        return new TokenAnswer.Granted(token, TOKEN_LIFETIME);
    }

    private static Optional<UUID> clientId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    private record Grant(int agentId, Instant expires) {}
}
