package dev.muster.model.failure;

import java.util.Collections;
import java.util.List;

/** A row of the table being written down: what it matches first, what it means last. */
record RowDraft(String name, FailureSource source, List<String> codes, List<String> words) {
    static RowDraft row(FailureSource source, String name) {
        return new RowDraft(name, source, Collections.emptyList(), Collections.emptyList());
    }

    RowDraft code(String... any) {
        return new RowDraft(name, source, List.of(any), words);
    }

    RowDraft saying(String... any) {
        return new RowDraft(name, source, codes, List.of(any));
    }

    /** @param text that ECS says with the first of the row's codes */
    FailureRow means(FailureKind kind, String text, String advice) {
        return means(kind, codes.isEmpty() ? "" : codes.getFirst(), text, advice);
    }

    FailureRow means(FailureKind kind, String code, String text, String advice) {
        return new FailureRow(name, source, codes, words, kind, new FailureRow.Example(code, text), advice);
    }
}
