package dev.muster.model.pool;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
final class NearestName {
    private NearestName() {}

    /** The known name with the fewest letters changed, if that is at most a third of them; case does not count. */
    static Optional<String> to(String written, List<String> known) {
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= allowedDistance(name))
                .filter(name -> distance(written, name) <= allowedDistance(name))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    private static int allowedDistance(String name) {
        return Math.max(1, name.length() / 3);
    }

    /** Letters to insert, delete or replace (Levenshtein), with one row of the table at a time. */
    private static int distance(String written, String known) {
        var from = written.toLowerCase(Locale.ROOT);
        var to = known.toLowerCase(Locale.ROOT);
        var row = firstRow(to.length());
        for (int i = 1; i <= from.length(); i++) {
            row = nextRow(row, from.charAt(i - 1), i, to);
        }
        return row[to.length()];
    }

    private static int[] firstRow(int length) {
        var row = new int[length + 1];
        for (int j = 0; j <= length; j++) {
            row[j] = j;
        }
        return row;
    }

    private static int[] nextRow(int[] above, char letter, int rowNumber, String to) {
        var row = new int[above.length];
        row[0] = rowNumber;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
