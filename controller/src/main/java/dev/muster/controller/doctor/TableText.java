package dev.muster.controller.doctor;

import java.util.ArrayList;
import java.util.List;

/** A report as a table for people, at most 120 columns wide. */
public final class TableText {
    private static final int TITLE = 24;
    private static final int WORD = 8;
    private static final int WIDTH = 120;

    private TableText() {}

    /** Ends with a new line. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder(row("check", "result", List.of("what was seen; -> what to do")));
        text.append("-".repeat(WIDTH)).append('\n');
        report.lines()
                .forEach(line -> text.append(row(line.title(), line.result().word(), said(line.result()))));
        return text.append('\n').append(report.summary()).append('\n').toString();
    }

    private static List<String> said(Result result) {
        int width = WIDTH - TITLE - WORD;
        List<String> said = new ArrayList<>(wrapped(result.sentence(), width));
        if (!result.advice().isEmpty()) {
            said.addAll(wrapped("-> " + result.advice(), width));
        }
        return said;
    }

    private static String row(String title, String word, List<String> said) {
        List<String> titles = wrapped(title, TITLE - 1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < Math.max(titles.size(), said.size()); i++) {
            String left = padded(i < titles.size() ? titles.get(i) : "", TITLE) + padded(i == 0 ? word : "", WORD);
            rows.append((left + (i < said.size() ? said.get(i) : "")).stripTrailing())
                    .append('\n');
        }
        return rows.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** At least one line. Words that are too long for a line, such as ARNs, are cut. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line.delete(0, width);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
