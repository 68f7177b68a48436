package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registers an agent with a key, as the bootstrap does, and looks what comes back for it. */
record AgentRegisteredCheck(Ward ward, ThrowAwayRegistrations registrations, Supplier<KeyPair> keys) implements Check {
    @Override
    public Subject subject() {
        return Subject.AGENT_REGISTERED;
    }

    @Override
    public Result look() throws InterruptedException {
        KeyPair key = keys.get();
        String name = registrations.name("agent");
        ObjectNode body = registrations.body(name);
        RSAPublicKey shown = (RSAPublicKey) key.getPublic();
        body.putObject("authorization")
                .putObject("publicKey")
                .put("exponent", KeyText.of(shown.getPublicExponent(), 3))
                .put("modulus", KeyText.of(shown.getModulus(), 256));
        Reply reply = registrations.register(name, body);
        return reply.isSuccess()
                ? judged(name, reply.json(), (RSAPrivateKey) key.getPrivate())
                : reply.asFailure("An agent with a key was refused", ward.toGetRights());
    }

    private Result judged(String name, JsonNode answer, RSAPrivateKey key) {
        String clientId = answer.path("authorization").path("clientId").asString("");
        String url = answer.path("authorization").path("authorizationUrl").asString("");
        if (clientId.isEmpty() || url.isEmpty()) {
            return new Result.Fail(
                    "The agent was registered, but no authorization came back for this kind of caller.",
                    "Use a personal access token for this pool (docs/azure-devops.md): without it no agent can sign in.");
        }
        URI address = URI.create(url);
        if (!"https".equals(address.getScheme())
                && !ward.ask().url().getScheme().equals("http")) {
            return new Result.Fail("The agent's tokens would be asked for without TLS.", "Report it to Azure DevOps.");
        }
        int id = answer.path("id").asInt(0);
        ward.agent().write(new ThrowAwayAgent(id, name, clientId, address, key));
        return new Result.Ok("The authorization came back with the answer.");
    }
}
