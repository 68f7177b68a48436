package dev.muster.simulator.agents;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that make an agent, as the entrypoint writes them into the agent's root directory. Whoever has them is
 * that agent.
 *
 * @param agent {@code .agent}
 * @param credentials {@code .credentials}
 * @param rsaParameters {@code .credentials_rsaparams}
 * @param capabilities {@code .capabilities}, lines of {@code name=value}
 */
record AgentFiles(String agent, String credentials, String rsaParameters, String capabilities) {
    static final int LONG_PARAMETER = 256;
    static final int SHORT_PARAMETER = 128;
    static final int EXPONENT = 3;

    static AgentFiles of(BootstrapGrant grant, AgentKeyPair key) {
        return new AgentFiles(
                grant.agent(),
                grant.credentials(),
                rsaParameters(key.privateKey()).toString(),
                lines(grant.capabilities()));
    }

    private static ObjectNode rsaParameters(RSAPrivateCrtKey key) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        put(node, "d", key.getPrivateExponent(), LONG_PARAMETER);
        put(node, "dp", key.getPrimeExponentP(), SHORT_PARAMETER);
        put(node, "dq", key.getPrimeExponentQ(), SHORT_PARAMETER);
        put(node, "exponent", key.getPublicExponent(), EXPONENT);
        put(node, "inverseQ", key.getCrtCoefficient(), SHORT_PARAMETER);
        put(node, "modulus", key.getModulus(), LONG_PARAMETER);
        put(node, "p", key.getPrimeP(), SHORT_PARAMETER);
        put(node, "q", key.getPrimeQ(), SHORT_PARAMETER);
        return node;
    }

    private static void put(ObjectNode node, String name, BigInteger value, int length) {
        node.put(name, FixedLength.base64(value, length));
    }

    private static String lines(Map<String, String> capabilities) {
        return capabilities.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "AgentFiles[" + agent + "]";
    }
}
