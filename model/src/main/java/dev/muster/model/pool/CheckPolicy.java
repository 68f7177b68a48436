package dev.muster.model.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a pool answers to the check that Azure DevOps asks before a stage begins. */
public enum CheckPolicy {
    /** It passes; that work is coming is all that matters. */
    PASS,
    /** It passes once an agent is free or may be launched, and fails if the pool serves nobody. */
    CAPACITY;

    static final ValueReader<CheckPolicy> READER =
            Scalars.oneOf(List.of("pass", "capacity")).as("pass or capacity", CheckPolicy::named);

    /** As specs write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<CheckPolicy> named(String word) {
        List<CheckPolicy> all = Arrays.asList(values());
        return all.stream().filter(policy -> policy.word().equals(word)).findFirst();
    }
}
