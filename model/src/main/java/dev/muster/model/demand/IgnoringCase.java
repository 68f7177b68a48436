package dev.muster.model.demand;

/** A hash that agrees with {@link String#equalsIgnoreCase}; lower-casing alone does not (Turkish and Greek letters). */
final class IgnoringCase {
    private IgnoringCase() {}

    static int hash(String text) {
        return text.codePoints().map(IgnoringCase::folded).reduce(0, (hash, letter) -> 31 * hash + letter);
    }

    private static int folded(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
