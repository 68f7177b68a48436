package dev.muster.model.demand;

/** Folds and hashes that agree with {@link String#equalsIgnoreCase}; lower-casing alone does not (Turkish and Greek letters). */
final class IgnoringCase {
    private static final int ASCII = 0x80;

    private IgnoringCase() {}

    static int hash(String text) {
        int hash = 0;
        for (int index = 0; index < text.length(); ) {
            int letter = text.codePointAt(index);
            hash = 31 * hash + folded(letter);
            index += Character.charCount(letter);
        }
        return hash;
    }

    /** Two texts have the same fold exactly if they are equal without regard to case. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); ) {
            int letter = text.codePointAt(index);
            folded.appendCodePoint(folded(letter));
            index += Character.charCount(letter);
        }
        return folded.toString();
    }

    private static int folded(int codePoint) {
        if (codePoint < ASCII) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
