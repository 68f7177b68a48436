package dev.muster.model.pool;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Which schema a spec is written in: its field {@code schemaVersion}, 1 where it is absent. It changes only when an
 * earlier release must not read the spec at all; new fields alone do not change it.
 */
public final class SpecVersion {
    /** The newest that this release reads. */
    static final int KNOWN = 1;

    static final ValueReader<Integer> READER = Scalars.wholeNumber(1, KNOWN);

    private static final String FIELD = "schemaVersion";

    private SpecVersion() {}

    /** The spec with its version, for those who write one: as it is if it names one or is no map, else with {@link #KNOWN}. */
    public static SpecTree stamped(SpecTree spec) {
        if (!(spec instanceof SpecTree.Mapping(var fields)) || fields.containsKey(FIELD)) {
            return spec;
        }
        SequencedMap<String, SpecTree> stamped = new LinkedHashMap<>();
        stamped.put(FIELD, SpecTree.number(KNOWN));
        stamped.putAll(fields);
        return new SpecTree.Mapping(stamped);
    }

    /** What is wrong with a spec in a schema that only a later release knows: just that, for all else may mean other things. */
    static Optional<SpecProblem> newer(SpecTree spec) {
        return spec instanceof SpecTree.Mapping(var fields)
                        && fields.get(FIELD) instanceof SpecTree.Decimal(var version)
                        && version.compareTo(BigDecimal.valueOf(KNOWN)) > 0
                ? Optional.of(new SpecProblem(
                        SpecPath.root().field(FIELD),
                        "is " + Shown.number(version) + ", which a newer release of Muster reads; this one reads "
                                + KNOWN + " at most"))
                : Optional.empty();
    }
}
