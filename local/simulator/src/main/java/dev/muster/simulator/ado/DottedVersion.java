package dev.muster.simulator.ado;

import java.util.List;

/** The order of versions such as 2.163.1; a part that is missing or no number counts as zero. */
final class DottedVersion {
    private DottedVersion() {}

    static int compare(String left, String right) {
        List<String> lefts = List.of(left.strip().split("\\.", -1));
        List<String> rights = List.of(right.strip().split("\\.", -1));
        for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
            int order = Long.compare(part(lefts, i), part(rights, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long part(List<String> parts, int index) {
        if (index >= parts.size() || !parts.get(index).matches("\\d{1,9}")) {
            return 0;
        }
        return Long.parseLong(parts.get(index));
    }
}
