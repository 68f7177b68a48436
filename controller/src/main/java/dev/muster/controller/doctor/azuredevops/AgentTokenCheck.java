package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.Subject;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Plays the agent's listener: asks for a token with nothing but its key. */
record AgentTokenCheck(Ward ward, Supplier<String> ids, InstantSource clock, Secrets secrets) implements Check {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public Subject subject() {
        return Subject.AGENT_TOKEN;
    }

    @Override
    public Result look() throws InterruptedException {
        ThrowAwayAgent agent = ward.agent().read();
        String assertion = AgentAssertion.of(agent, ids.get(), clock.instant());
        secrets.keep(assertion);
        Reply reply = ward.ask()
                .post(
                        agent.authorizationUrl(),
                        "grant_type=client_credentials&client_assertion_type=" + Organization.encoded(ASSERTION_TYPE)
                                + "&client_assertion=" + assertion);
        String token = reply.isSuccess() ? reply.json().path("access_token").asString("") : "";
        if (token.isEmpty()) {
            return reply.asFailure(
                    "The agent's key brought it no token",
                    "Compare the clocks above; else report it: no agent can sign in.");
        }
        secrets.keep(token);
        ward.agentToken().write("Bearer " + token);
        return new Result.Ok("The agent's key brought it a token of its own.");
    }
}
