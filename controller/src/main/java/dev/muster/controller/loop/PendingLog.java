package dev.muster.controller.loop;

import java.util.ArrayList;
import java.util.List;

/** Lines for the decision log that wait to be written together. Used by the pool's worker only. */
final class PendingLog {
    private static final int MOST = 500;

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        if (lines.size() < MOST) {
            lines.add(line);
        }
    }

    List<String> drain() {
        List<String> drained = List.copyOf(lines);
        lines.clear();
        return drained;
    }
}
