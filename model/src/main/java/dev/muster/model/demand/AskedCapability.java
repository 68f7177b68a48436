package dev.muster.model.demand;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked of one capability: which of the numbered demands each of its values satisfies. */
final class AskedCapability {
    private final BitSet byAnyValue = new BitSet();
    private final Map<String, BitSet> byFoldedValue = new HashMap<>();
    private final List<NumberedVersion> versions = new ArrayList<>();
    private final Map<String, BitSet> alreadyRead = new HashMap<>();

    void mustExist(int number) {
        byAnyValue.set(number);
    }

    void mustEqual(String value, int number) {
        byFoldedValue
                .computeIfAbsent(IgnoringCase.fold(value.strip()), folded -> new BitSet())
                .set(number);
    }

    void mustBeAtLeast(Version minimum, int number) {
        versions.add(new NumberedVersion(minimum, number));
    }

    /** The numbers of the demands that this value satisfies; not to be changed. */
    BitSet satisfiedBy(String value) {
        if (byFoldedValue.isEmpty() && versions.isEmpty()) {
            return byAnyValue;
        }
        return alreadyRead.computeIfAbsent(value, this::read);
    }

    private BitSet read(String value) {
        BitSet satisfied = (BitSet) byAnyValue.clone();
        BitSet equal = byFoldedValue.get(IgnoringCase.fold(value.strip()));
        if (equal != null) {
            satisfied.or(equal);
        }
        Version.parse(value)
                .ifPresent(actual -> versions.stream()
                        .filter(version -> actual.isAtLeast(version.minimum()))
                        .forEach(version -> satisfied.set(version.number())));
        return satisfied;
    }

    private record NumberedVersion(Version minimum, int number) {}
}
