package dev.muster.model.pool;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * SHA-256 of a tree. Every text and every container is preceded by its length, so that two different trees never have
 * the same canonical form.
 */
final class ContentHash {
    private final StringBuilder canonical = new StringBuilder();

    private ContentHash() {}

    static String of(SpecTree tree) {
        var form = new ContentHash();
        form.append(tree);
        return sha256(form.canonical.toString());
    }

    private void append(SpecTree tree) {
        switch (tree) {
            case SpecTree.Mapping(var fields) -> {
                appendKind('m', fields.size());
                new TreeMap<>(fields).forEach((name, value) -> {
                    appendText('k', name);
                    append(value);
                });
            }
            case SpecTree.Sequence(var elements) -> {
                appendKind('s', elements.size());
                elements.forEach(this::append);
            }
            case SpecTree.Text(var value) -> appendText('t', value);
            case SpecTree.Decimal(var value) -> appendText('n', shortest(value));
            case SpecTree.Flag(var value) -> appendKind('b', value ? 1 : 0);
            case SpecTree.Null() -> appendKind('z', 0);
        }
    }

    private void appendText(char kind, String text) {
        appendKind(kind, text.length());
        canonical.append(text);
    }

    private void appendKind(char kind, int size) {
        canonical.append(kind).append(size).append(':');
    }

    private static String shortest(BigDecimal number) {
        // Stripping zeros off an absurdly large power of ten overflows its scale; such a number is kept as written.
        boolean absurd = number.scale() < -100_000;
        return (absurd ? number : number.stripTrailingZeros()).toString();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
