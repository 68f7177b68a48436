package dev.muster.model.demand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How demands are written: a bare name, or a name, a dash with a word, and mostly a value. */
final class DemandSyntax {
    /** The first operator counts: everything behind it is the value, whatever it looks like. */
    private static final Pattern OPERATION =
            Pattern.compile("(?<name>.+?)\\s+-(?<operator>[A-Za-z]\\w*)(?:\\s+(?<value>.+))?", Pattern.DOTALL);

    private DemandSyntax() {}

    static Demand read(String written) {
        var text = written.strip();
        var operation = OPERATION.matcher(text);
        if (!operation.matches()) {
            return text.isEmpty() ? new Demand.Unrecognised(text) : new Demand.Exists(text);
        }
        return known(operation.group("name"), operation.group("operator"), operation.group("value"))
                .orElseGet(() -> new Demand.Unrecognised(text));
    }

    private static Optional<Demand> known(String name, String operator, @Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "equals" -> Optional.of(new Demand.EqualTo(name, value));
            case "gtversion" -> Version.parse(value).map(minimum -> new Demand.MinimumVersion(name, minimum));
            default -> Optional.empty();
        };
    }
}
