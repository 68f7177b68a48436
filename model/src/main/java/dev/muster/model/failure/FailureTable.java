package dev.muster.model.failure;

import dev.muster.model.observed.TaskSeen;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every failure of a launch means. The first row that matches decides; the last one of each source matches
 * everything. {@code docs/reference/failures.md} is made of it.
 */
public final class FailureTable {
    private static final List<FailureRow> ROWS = Stream.of(LaunchFailures.ROWS, LaunchErrors.ROWS, StoppedTasks.ROWS)
            .flatMap(List::stream)
            .toList();

    private FailureTable() {}

    /** In the order in which they are tried. */
    public static List<FailureRow> rows() {
        return ROWS;
    }

    /** The row that decides. */
    public static FailureRow rowOf(FailureSign sign) {
        return ROWS.stream()
                .filter(row -> row.matches(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row matches " + sign));
    }

    /** What it means that this task ends, if its agent was never online. */
    public static FailureKind kindOf(TaskSeen task) {
        return rowOf(FailureSign.ofStoppedTask(task)).kind();
    }
}
