package dev.muster.model.pool;

import dev.muster.model.demand.Capabilities;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A template's {@code capabilities}. They travel to the agent as lines of {@code name=value}, which sets their form. */
final class DeclaredCapabilities {
    private static final ValueReader<String> NAME = Scalars.text(
                    "a name on one line, without an equals sign and without blanks around it",
                    Pattern.compile(
                            "[^\\s=\\u0000-\\u001f\\u007f]([^=\\u0000-\\u001f\\u007f]*[^\\s=\\u0000-\\u001f\\u007f])?"))
            .only("a name that does not begin with Muster., which we keep for ourselves", name -> !isOurs(name));
    private static final ValueReader<String> VALUE =
            Scalars.text("text on one line", Pattern.compile("[^\\r\\n\\u0000]*"));
    private static final ValueReader<SequencedMap<String, String>> ENTRIES = Containers.map(NAME, VALUE);

    static final ValueReader<Capabilities> READER =
            new ValueReader<>(ENTRIES.expected(), ENTRIES.schema(), DeclaredCapabilities::read);

    private DeclaredCapabilities() {}

    private static Optional<Capabilities> read(Place place) {
        var entries = ENTRIES.read(place);
        int before = place.problems().size();
        if (place.value() instanceof SpecTree.Mapping(var fields)) {
            reportNamesThatDifferInCaseOnly(place, fields);
        }
        return entries.filter(_ -> place.problems().size() == before).map(Capabilities::of);
    }

    private static void reportNamesThatDifferInCaseOnly(Place place, SequencedMap<String, SpecTree> fields) {
        Map<String, String> firstOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, value) -> {
            var first = firstOf.putIfAbsent(name, name);
            if (first != null) {
                place.field(name, value)
                        .wrong("is the same capability as " + Shown.quoted(first) + ": names ignore case");
            }
        });
    }

    private static boolean isOurs(String name) {
        return name.regionMatches(true, 0, "Muster.", 0, "Muster.".length());
    }
}
