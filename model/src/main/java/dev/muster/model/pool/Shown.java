package dev.muster.model.pool;

import java.math.BigDecimal;

/** How a message shows what somebody wrote: on one line and never longer than a line. */
final class Shown {
    private static final int MOST_CHARACTERS = 80;

    private Shown() {}

    static String quoted(String text) {
        return '"' + clipped(text) + '"';
    }

    static String clipped(String text) {
        var start = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
        return start.codePoints()
                .collect(StringBuilder::new, Shown::appendVisible, StringBuilder::append)
                .toString();
    }

    static String number(BigDecimal number) {
        boolean shortWhenPlain = Math.abs((long) number.scale()) < MOST_CHARACTERS;
        return clipped(shortWhenPlain ? number.toPlainString() : number.toString());
    }

    /** The kind of a value, in the words that people know from JSON and DynamoDB. */
    static String kind(SpecTree value) {
        return switch (value) {
            case SpecTree.Mapping _ -> "a map";
            case SpecTree.Sequence _ -> "a list";
            case SpecTree.Text _ -> "text";
            case SpecTree.Decimal _ -> "a number";
            case SpecTree.Flag _ -> "a boolean";
            case SpecTree.Null _ -> "null";
        };
    }

    private static void appendVisible(StringBuilder shown, int codePoint) {
        if (Character.isISOControl(codePoint) || codePoint == '"') {
            shown.append("\\u%04x".formatted(codePoint));
        } else {
            shown.appendCodePoint(codePoint);
        }
    }
}
