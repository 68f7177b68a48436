package dev.muster.controller.doctor;

import java.util.List;

/** What an examination found, line by line. */
public record Report(List<Line> lines) {
    public Report {
        lines = List.copyOf(lines);
    }

    /** Whether anything has to be mended before Muster can work as it promises. */
    public boolean failed() {
        return count("FAIL") > 0;
    }

    /** How many lines ended with that word. */
    long count(String word) {
        return lines.stream().filter(line -> line.result().word().equals(word)).count();
    }

    /** One sentence with the counts. */
    String summary() {
        return count("ok") + " ok, " + count("warn") + " to know, " + count("FAIL") + " to mend, " + count("skipped")
                + " not looked at.";
    }
}
