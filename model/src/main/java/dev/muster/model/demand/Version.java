package dev.muster.model.demand;

import java.util.Optional;

/**
 * Numbers between dots, such as {@code 4.255.0}; compared number by number, so that 10 is above 9. A part that is
 * missing counts as 0.
 *
 * @param text as written; at most 10 parts of 1 to 18 digits
 */
public record Version(String text) {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_PARTS = 10;

    /** @throws IllegalArgumentException if the text is not numbers between dots */
    public Version {
        if (!isDottedNumbers(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a version: numbers between dots");
        }
    }

    /** The version that a text names, blanks around it ignored; empty if it is not numbers between dots. */
    public static Optional<Version> parse(String text) {
        var trimmed = text.strip();
        return isDottedNumbers(trimmed) ? Optional.of(new Version(trimmed)) : Optional.empty();
    }

    public boolean isAtLeast(Version minimum) {
        int mine = 0;
        int theirs = 0;
        while (mine < text.length() || theirs < minimum.text.length()) {
            int myEnd = partEnd(text, mine);
            int theirEnd = partEnd(minimum.text, theirs);
            int order = Long.compare(part(text, mine, myEnd), part(minimum.text, theirs, theirEnd));
            if (order != 0) {
                return order > 0;
            }
            mine = myEnd + 1;
            theirs = theirEnd + 1;
        }
        return true;
    }

    /** By hand, because a plan reads thousands of versions and a pattern would take most of that time. */
    private static boolean isDottedNumbers(String text) {
        int digits = 0;
        int parts = 1;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter >= '0' && letter <= '9') {
                digits++;
            } else if (letter == '.' && digits > 0) {
                digits = 0;
                parts++;
            } else {
                return false;
            }
            if (digits > MOST_DIGITS) {
                return false;
            }
        }
        return digits > 0 && parts <= MOST_PARTS;
    }

    private static int partEnd(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? text.length() : dot;
    }

    private static long part(String text, int from, int to) {
        return from < to ? Long.parseLong(text, from, to, 10) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
