package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who the listener is, read from its files and from nothing else. */
record AgentIdentity(
        int agentId,
        String agentName,
        int poolId,
        String serverUrl,
        String clientId,
        String authorizationUrl,
        String tokenUrl,
        PrivateKey key,
        Capabilities declared) {

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException when they make no agent, for example for a key parameter of a wrong length
     */
    static AgentIdentity read(AgentFiles files) {
        JsonNode agent = JsonMapper.shared().readTree(files.agent());
        JsonNode credentials = JsonMapper.shared().readTree(files.credentials());
        if (!credentials.path("scheme").asString("").equals("OAuth")) {
            throw new IllegalArgumentException("the credentials' scheme is not OAuth");
        }
        JsonNode data = credentials.path("data");
        String authorizationUrl = data.path("authorizationUrl").asString("");
        return new AgentIdentity(
                agent.path("agentId").asInt(),
                agent.path("agentName").asString(),
                agent.path("poolId").asInt(),
                agent.path("serverUrl").asString(),
                data.path("clientId").asString(""),
                authorizationUrl,
                data.path("oauthEndpointUrl").asString(authorizationUrl),
                key(JsonMapper.shared().readTree(files.rsaParameters())),
                declared(files.capabilities()));
    }

    private static PrivateKey key(JsonNode node) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            integer(node, "modulus", AgentFiles.LONG_PARAMETER),
                            integer(node, "exponent", AgentFiles.EXPONENT),
                            integer(node, "d", AgentFiles.LONG_PARAMETER),
                            integer(node, "p", AgentFiles.SHORT_PARAMETER),
                            integer(node, "q", AgentFiles.SHORT_PARAMETER),
                            integer(node, "dp", AgentFiles.SHORT_PARAMETER),
                            integer(node, "dq", AgentFiles.SHORT_PARAMETER),
                            integer(node, "inverseQ", AgentFiles.SHORT_PARAMETER)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the parameters make no RSA key", e);
        }
    }

    private static BigInteger integer(JsonNode node, String name, int length) {
        return FixedLength.integer(node.path(name).asString(""), length);
    }

    private static Capabilities declared(String lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return Capabilities.of(values);
    }

    /** Names the agent; tells nothing of its key. */
    @Override
    public String toString() {
        return "AgentIdentity[" + agentName + "]";
    }
}
