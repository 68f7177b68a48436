package dev.muster.model.failure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/reference/failures.md}, as the failure table says it. */
final class FailurePage {
    private static final String BEGINNING = """
            # Failures of launches

            What ECS says when a launch fails, what Muster takes it for, and what it then does by itself. Of each table the first row
            that matches decides. The words of ECS are in the agent's reason, in the reason for which a job waits, and in the condition
            `Launching`.

            This page is generated from the code that decides; a test fails when the two differ.

            ## Kinds and decisions

            | kind | what happened | what Muster does | first pause |
            |---|---|---|---|
            """;

    private static final String PAUSES = """

            A pause doubles with each failure in a row, up to 10 minutes, and is up to a fifth shorter by chance. It ends at once when the
            template changes, and for good when an agent comes online; that of a capacity option when ECS finds room for a task on it. A
            single `exited-early` pauses nothing but its own job's next attempt; three in a row pause the template. An option
            that loses a Spot task is paused only where the template has another one.

            Only `exited-early` and `unknown` count as failed attempts of a job. All the others say nothing about it.
            """;

    private FailurePage() {}

    static String text() {
        return BEGINNING
                + Arrays.stream(FailureKind.values()).map(FailurePage::line).collect(Collectors.joining())
                + PAUSES
                + Arrays.stream(FailureSource.values())
                        .map(FailurePage::section)
                        .collect(Collectors.joining());
    }

    static String name(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String line(FailureKind kind) {
        return row(
                "`" + name(kind) + "`",
                kind.words(),
                kind.decision().words(),
                kind.firstPause().toSeconds() + " s");
    }

    private static String section(FailureSource source) {
        List<FailureRow> rows = FailureTable.rows().stream()
                .filter(row -> row.source() == source)
                .toList();
        return "\n## " + source.title() + "\n\n"
                + row(source.codes(), "what it says", "kind", "what to do", "for example")
                + "|---|---|---|---|---|\n"
                + rows.stream().map(FailurePage::line).collect(Collectors.joining());
    }

    private static String line(FailureRow row) {
        return row(
                anyOf(row.codes().stream()),
                anyOf(row.words().stream()),
                "`" + name(row.kind()) + "`",
                row.advice(),
                row.example().text());
    }

    private static String anyOf(Stream<String> texts) {
        String all = texts.map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        return all.isEmpty() ? "anything" : all;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
