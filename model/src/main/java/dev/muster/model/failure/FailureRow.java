package dev.muster.model.failure;

import java.util.List;
import java.util.Locale;

/**
 * One row of the failure table.
 *
 * @param name unique in the table, and the same in every release
 * @param source where ECS says so
 * @param codes one of these is the code, whatever its case; empty if any will do
 * @param words one of these is part of the text, whatever its case; empty if any text will do
 * @param kind what it means
 * @param example a code of ECS and what it says with it
 * @param advice what people can do about it, in one sentence
 */
public record FailureRow(
        String name,
        FailureSource source,
        List<String> codes,
        List<String> words,
        FailureKind kind,
        Example example,
        String advice) {
    public FailureRow {
        codes = List.copyOf(codes);
        words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** What ECS may say. */
    public record Example(String code, String text) {}

    /** Its example as ECS would say it. */
    public FailureSign sign() {
        return new FailureSign(source, example.code(), example.text());
    }

    boolean matches(FailureSign sign) {
        return source == sign.source() && isOfCode(sign.code()) && speaksOf(sign.text());
    }

    private boolean isOfCode(String code) {
        return codes.isEmpty() || codes.stream().anyMatch(code::equalsIgnoreCase);
    }

    private boolean speaksOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.isEmpty() || words.stream().anyMatch(lower::contains);
    }
}
