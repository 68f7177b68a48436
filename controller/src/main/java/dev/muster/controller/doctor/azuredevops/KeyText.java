package dev.muster.controller.doctor.azuredevops;

import java.math.BigInteger;
import java.util.Base64;

/** Numbers of a key as the agent's own tool writes them: big-endian, of fixed length, base64. */
final class KeyText {
    private KeyText() {}

    static String of(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[length];
        // The first byte may be there for the sign alone.
        int copied = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - copied, fixed, length - copied, copied);
        return Base64.getEncoder().encodeToString(fixed);
    }
}
