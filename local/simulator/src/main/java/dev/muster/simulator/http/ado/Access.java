package dev.muster.simulator.http.ado;

import dev.muster.simulator.ado.TokenEndpoint;
import dev.muster.simulator.http.HttpRequest;

/** Tells callers apart by their {@code Authorization} header. */
final class Access {
    private static final String BEARER = "Bearer ";

    private final TokenEndpoint tokens;
    private final Administrators administrators;

    Access(TokenEndpoint tokens, Administrators administrators) {
        this.tokens = tokens;
        this.administrators = administrators;
    }

    Caller caller(HttpRequest request) {
        String authorization = request.header("Authorization").orElse("");
        if (administrators.include(authorization)) {
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
