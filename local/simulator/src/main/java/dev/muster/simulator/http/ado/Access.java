package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.TokenEndpoint;
import dev.muster.simulator.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tells callers apart by their {@code Authorization} header. */
final class Access {
    private static final String BEARER = "Bearer ";

    private final TokenEndpoint tokens;
    private final String administrator;

    Access(TokenEndpoint tokens, String personalAccessToken) {
        this.tokens = tokens;
        byte[] emptyUserAndToken = (":" + personalAccessToken).getBytes(StandardCharsets.UTF_8);
        this.administrator = "Basic " + Base64.getEncoder().encodeToString(emptyUserAndToken);
    }

    Caller caller(HttpRequest request) {
        String authorization = request.header("Authorization").orElse("");
        if (authorization.equals(administrator)) {
            return new Caller.Administrator();
        }
        if (!authorization.startsWith(BEARER)) {
            return new Caller.Nobody();
        }
        return tokens.agentOf(authorization.substring(BEARER.length()))
                .<Caller>map(agent -> new Caller.Agent(agent.id()))
                .orElseGet(Caller.Nobody::new);
    }
}
