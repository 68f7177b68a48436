package dev.muster.controller.app;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes what must be new in the world. */
final class Identifiers {
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 16;
    private static final int SUFFIX_LENGTH = 6;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    InstallationId installation() {
        return new InstallationId(text(LENGTH));
    }

    PoolUid pool() {
        return new PoolUid(text(LENGTH));
    }

    /** Tells two processes of one host apart. */
    String suffix() {
        return text(SUFFIX_LENGTH);
    }

    /** A bearer token that nobody guesses: 256 bits. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
    }

    /** So many bytes that nobody guesses. */
    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return text.toString();
    }
}
