package dev.muster.controller.bootstrap;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** What the entrypoint in an agent's container does, up to the posting. */
record Container(String agentId, AgentKey key, TaskCredentials credentials, String bootstrapUrl) {
    static final String BOOTSTRAP_URL = "https://muster.example/bootstrap";
    static final AgentKey KEY = freshKey();
    static final AgentKey OTHER_KEY = freshKey();

    static Container of(String agentId, TaskCredentials credentials) {
        return new Container(agentId, KEY, credentials, BOOTSTRAP_URL);
    }

    Container withKey(AgentKey other) {
        return new Container(agentId, other, credentials, bootstrapUrl);
    }

    Container withCredentials(TaskCredentials others) {
        return new Container(agentId, key, others, bootstrapUrl);
    }

    ProofDraft draft(Instant now) {
        return ProofDraft.of(credentials, now, ProofBinding.of(agentId, bootstrapUrl, key.modulus(), key.exponent()));
    }

    BootstrapCall call(Instant now) {
        return call(draft(now).signedBy(credentials));
    }

    BootstrapCall call(SignedRequest proof) {
        return new BootstrapCall(agentId, key.modulus(), key.exponent(), "4.260.0", "Linux 6.1", proof);
    }

    private static AgentKey freshKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
            return new AgentKey(base64(key.getModulus(), 256), base64(key.getPublicExponent(), 3));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
    }
}
