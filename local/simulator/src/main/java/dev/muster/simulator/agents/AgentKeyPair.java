package dev.muster.simulator.agents;

import dev.muster.simulator.ado.AgentKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;

/** An agent's RSA-2048 key; only its public half is ever shown. */
final class AgentKeyPair {
    private static final int MODULUS_BYTES = 256;

    private final RSAPrivateCrtKey key;

    AgentKeyPair(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** A new key; takes about a tenth of a second. */
    static AgentKeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(8 * MODULUS_BYTES);
            return new AgentKeyPair(
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    AgentKey publicKey() {
        return new AgentKey(FixedLength.base64(key.getModulus(), MODULUS_BYTES), FixedLength.base64(exponent(), 3));
    }

    RSAPrivateCrtKey privateKey() {
        return key;
    }

    private BigInteger exponent() {
        return key.getPublicExponent();
    }
}
