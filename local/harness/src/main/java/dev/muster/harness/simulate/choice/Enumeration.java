package dev.muster.harness.simulate.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * Every way to choose, one run after another, depth first: each run repeats the one before up to the last choice that has
 * another way left, and takes that. Nothing but the choices may differ between runs.
 *
 * <pre>{@code
 * Enumeration choices = new Enumeration();
 * while (choices.next()) {
 *     run(choices);
 * }
 * }</pre>
 */
public final class Enumeration implements Choice {
    private final List<Digit> digits = new ArrayList<>();
    private int position;
    private long runs;

    /** Begins the next run; false once every way was taken. */
    public boolean next() {
        requireRepeated();
        if (runs > 0 && !turnOver()) {
            return false;
        }
        position = 0;
        runs++;
        return true;
    }

    @Override
    public int choose(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("there is no way to choose one of " + n);
        }
        if (position == digits.size()) {
            digits.add(new Digit(0, n));
        }
        Digit digit = digits.get(position++);
        if (digit.of != n) {
            throw new IllegalStateException("the run does not repeat itself: choice " + position + " was one of "
                    + digit.of + " and now is one of " + n);
        }
        return digit.chosen;
    }

    /** Runs begun so far, the present one included. */
    public long runs() {
        return runs;
    }

    /** What was chosen in the present run, for a {@link Replay}. */
    public List<Integer> chosen() {
        return digits.subList(0, position).stream().map(Digit::chosen).toList();
    }

    private void requireRepeated() {
        if (position < digits.size()) {
            throw new IllegalStateException("the run does not repeat itself: it ended after " + position
                    + " choices, and made " + digits.size() + " before");
        }
    }

    /** As an odometer does: the last digit that is not at its highest goes up by one, those behind it start anew. */
    private boolean turnOver() {
        while (!digits.isEmpty()) {
            Digit last = digits.removeLast();
            if (last.chosen + 1 < last.of) {
                digits.add(new Digit(last.chosen + 1, last.of));
                return true;
            }
        }
        return false;
    }

    private record Digit(int chosen, int of) {}
}
