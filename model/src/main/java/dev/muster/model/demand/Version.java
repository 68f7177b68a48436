package dev.muster.model.demand;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers between dots, such as {@code 4.255.0}; compared number by number, so that 10 is above 9. A part that is
 * missing counts as 0.
 *
 * @param text as written; at most 10 parts of 1 to 18 digits
 */
public record Version(String text) {
    private static final Pattern DOTTED_NUMBERS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18}){0,9}");

    /** @throws IllegalArgumentException if the text is not numbers between dots */
    public Version {
        if (!DOTTED_NUMBERS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version: numbers between dots");
        }
    }

    /** The version that a text names, blanks around it ignored; empty if it is not numbers between dots. */
    public static Optional<Version> parse(String text) {
        var trimmed = text.strip();
        return DOTTED_NUMBERS.matcher(trimmed).matches() ? Optional.of(new Version(trimmed)) : Optional.empty();
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
