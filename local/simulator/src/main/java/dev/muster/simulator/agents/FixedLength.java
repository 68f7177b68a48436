package dev.muster.simulator.agents;

import java.math.BigInteger;
import java.util.Base64;

/**
 * Big-endian integers of a fixed length in standard base64, as .NET wants RSA parameters: no sign byte, zeros on the
 * left.
 */
final class FixedLength {
    private FixedLength() {}

    static String base64(BigInteger value, int length) {
        return Base64.getEncoder().encodeToString(bytes(value, length));
    }

    /**
     * Reads an integer back.
     *
     * @throws IllegalArgumentException when it is not exactly {@code length} bytes long
     */
    static BigInteger integer(String base64, int length) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != length) {
            throw new IllegalArgumentException("%d bytes instead of %d".formatted(bytes.length, length));
        }
        return new BigInteger(1, bytes);
    }

    private static byte[] bytes(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        int sign = signed.length > length && signed[0] == 0 ? 1 : 0;
        int significant = signed.length - sign;
        if (value.signum() < 0 || significant > length) {
            throw new IllegalArgumentException("does not fit into %d bytes".formatted(length));
        }
        byte[] padded = new byte[length];
        System.arraycopy(signed, sign, padded, length - significant, significant);
        return padded;
    }
}
