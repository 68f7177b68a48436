package dev.muster.simulator.agents;

import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.world.RandomStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a container gets its agent's identity from the controller: proves which task it is, asks until answered. */
final class Enrolment {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_JITTER = Duration.ofSeconds(1);
    private static final int TRIES = 600;

    private final WireSurroundings around;
    private final Wire wire;
    private final Environment environment;
    private final RandomStream chance;
    private final StopSignal stop;

    Enrolment(WireSurroundings around, Wire wire, Environment environment, RandomStream chance, StopSignal stop) {
        this.around = around;
        this.wire = wire;
        this.environment = environment;
        this.chance = chance;
        this.stop = stop;
    }

    /** Asks until there is an answer; empty when refused, stopped or tired of asking. */
    Optional<BootstrapGrant> ask(AgentScript script, AgentKeyPair key) throws InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Duration pause = SHORTEST_PAUSE;
            try {
                Wire.Answer answer = post(script, key.publicKey());
                if (answer.status() == 200) {
                    return Optional.of(BootstrapGrant.parse(answer.body()));
                }
                if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
                    return Optional.empty();
                }
                pause = answer.retryAfter();
            } catch (IOException unreachable) {
                pause = LONGEST_JITTER;
            }
            Duration jittered = pause.plus(chance.between(SHORTEST_PAUSE, LONGEST_JITTER));
            if (stop.await(jittered, StopSignal.Kind.NONE) != StopSignal.Kind.NONE) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Wire.Answer post(AgentScript script, AgentKey key) throws IOException, InterruptedException {
        String agentId = environment.required(Environment.AGENT_ID);
        String url = environment.required(Environment.BOOTSTRAP_URL);
        String binding = CallerIdentityProof.binding(agentId, url, key.modulus(), key.exponent());
        CallerIdentityProof proof = CallerIdentityProof.signed(
                roleCredentials(),
                environment.required(Environment.REGION),
                binding,
                around.clock().instant());
        ObjectNode body = JsonMapper.shared().createObjectNode().put("agentId", agentId);
        body.putObject("publicKey").put("modulus", key.modulus()).put("exponent", key.exponent());
        body.put("agentVersion", script.agentVersion()).put("osDescription", script.osDescription());
        body.set("proof", json(proof));
        return wire.send("POST", url, Collections.singletonMap("Content-Type", "application/json"), body.toString());
    }

    private RoleCredentials roleCredentials() throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", environment.required(Environment.CREDENTIALS_TOKEN));
        Wire.Answer answer = wire.send("GET", environment.required(Environment.CREDENTIALS_URL), headers, "");
        if (answer.status() != 200) {
            throw new IOException("the credentials endpoint answered with " + answer.status());
        }
        JsonNode node = JsonMapper.shared().readTree(answer.body());
        return new RoleCredentials(
                node.path("AccessKeyId").asString(),
                node.path("SecretAccessKey").asString(),
                node.path("Token").asString());
    }

    private static ObjectNode json(CallerIdentityProof proof) {
        ObjectNode node = JsonMapper.shared()
                .createObjectNode()
                .put("method", proof.method())
                .put("url", proof.url());
        ObjectNode headers = node.putObject("headers");
        proof.headers().forEach((name, value) -> headers.putArray(name).add(value));
        return node.put("body", proof.body());
    }
}
