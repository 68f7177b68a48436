package dev.muster.harness.local;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers as they are written on a command line; empty for anything else. */
public final class Numbers {
    private static final int HIGHEST_PORT = 65_535;

    private Numbers() {}

    /** A port, 0 to 65,535. */
    public static OptionalInt port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** A number of things, 1 to 999,999. */
    public static OptionalInt count(String text) {
        return text.matches("[1-9]\\d{0,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** A seed: a whole number of at most 18 digits. */
    public static OptionalLong seed(String text) {
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
