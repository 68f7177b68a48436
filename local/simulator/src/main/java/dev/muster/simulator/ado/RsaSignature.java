package dev.muster.simulator.ado;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Checks RS256 signatures against keys as registrations hold them. */
final class RsaSignature {
    private RsaSignature() {}

    /** False also when the registered text is no usable RSA key. */
    static boolean matches(AgentKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(publicKey(key));
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return false;
        }
    }

    private static PublicKey publicKey(AgentKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(integer(key.modulus()), integer(key.exponent())));
    }

    private static BigInteger integer(String base64) {
        return new BigInteger(1, Base64.getDecoder().decode(base64));
    }
}
