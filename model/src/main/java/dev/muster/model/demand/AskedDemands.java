package dev.muster.model.demand;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The single demands that many jobs make, each with a number from 0, arranged so that one walk over what an agent offers
 * tells which of them it satisfies. Agents that satisfy the same ones are alike for these jobs, however much they differ
 * in what nobody asks for: their names, their addresses, their home directories. For one plan, and one thread.
 */
public final class AskedDemands {
    private final Map<Demand, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, AskedCapability> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /** What {@link #byName} says of the spellings met so far, which are few: looking there compares many letters. */
    private final Map<String, Lookup> bySpelling = new HashMap<>();

    /** The numbers of these demands; those that are new get the next ones. */
    public BitSet numbersOf(Demands demands) {
        BitSet all = new BitSet();
        for (Demand demand : demands.all()) {
            Integer known = numbers.get(demand);
            all.set(known == null ? number(demand) : known);
        }
        return all;
    }

    /** How many have a number. */
    public int count() {
        return numbers.size();
    }

    /** The numbers of all demands so far that these capabilities satisfy. */
    public BitSet satisfiedBy(Capabilities capabilities) {
        BitSet satisfied = new BitSet(numbers.size());
        capabilities.forEach((name, value) -> {
            Lookup known = bySpelling.get(name);
            AskedCapability asked = known == null ? lookUp(name) : known.asked();
            if (asked != null) {
                satisfied.or(asked.satisfiedBy(value));
            }
        });
        return satisfied;
    }

    private int number(Demand demand) {
        int number = numbers.size();
        numbers.put(demand, number);
        bySpelling.clear();
        switch (demand) {
            case Demand.Exists exists -> asked(exists.name()).mustExist(number);
            case Demand.EqualTo equal -> asked(equal.name()).mustEqual(equal.value(), number);
            case Demand.MinimumVersion version -> asked(version.name()).mustBeAtLeast(version.minimum(), number);
            case Demand.Unrecognised unrecognised -> {}
        }
        return number;
    }

    private AskedCapability asked(String name) {
        return byName.computeIfAbsent(name, asked -> new AskedCapability());
    }

    private @Nullable AskedCapability lookUp(String name) {
        AskedCapability asked = byName.get(name);
        bySpelling.put(name, new Lookup(asked));
        return asked;
    }

    private record Lookup(@Nullable AskedCapability asked) {}
}
