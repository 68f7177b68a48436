package dev.muster.controller.bootstrap;

import java.util.Base64;
import java.util.Optional;

/**
 * The public half of the RSA-2048 key that a container made for itself.
 *
 * @param modulus 256 bytes, big-endian, base64 (standard alphabet, padded)
 * @param exponent 65537, which is {@code AQAB} in base64
 */
public record AgentKey(String modulus, String exponent) {
    private static final int MODULUS_BYTES = 256;
    private static final String EXPONENT = "AQAB";

    /** Takes a key of exactly the form the agent's own tool makes; empty for every other. */
    public static Optional<AgentKey> parse(String modulus, String exponent) {
        return isModulus(modulus) && exponent.equals(EXPONENT)
                ? Optional.of(new AgentKey(modulus, exponent))
                : Optional.empty();
    }

    /** SHA-256 over both texts, as 64 hexadecimal digits. A key has one text only, because {@link #parse} takes no other. */
    public String fingerprint() {
        return Sha256.hex(modulus + "\n" + exponent);
    }

    private static boolean isModulus(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder overlooks missing padding and stray last bits; what is written back does not.
            return bytes.length == MODULUS_BYTES
                    && (bytes[0] & 0x80) != 0
                    && Base64.getEncoder().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
