package dev.muster.harness.simulate.fault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault of a run: what goes wrong, where, and at which visit of that place.
 *
 * @param place a name of {@link Place}
 * @param nth which visit, from 1; at the clock the second
 * @param amount how much, as its kind says; 0 where there is nothing to say
 */
public record Fault(String place, int nth, FaultKind kind, int amount) {
    private static final Pattern FORM = Pattern.compile("(\\S+)#(\\d{1,6}) (\\w+) (\\d{1,6})");

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Fault> parse(String line) {
        Matcher form = FORM.matcher(line.strip());
        return form.matches()
                ? FaultKind.named(form.group(3))
                        .map(kind -> new Fault(
                                form.group(1), Integer.parseInt(form.group(2)), kind, Integer.parseInt(form.group(4))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return place + "#" + nth + " " + kind + " " + amount;
    }
}
