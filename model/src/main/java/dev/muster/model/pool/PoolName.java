package dev.muster.model.pool;

import java.util.regex.Pattern;

/** The name of an AgentPool: {@code [a-z0-9]([a-z0-9-]{0,29})}. It begins every AgentId, so it never holds an underscore. */
public record PoolName(String value) implements Comparable<PoolName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]([a-z0-9-]{0,29})");

    /** @throws IllegalArgumentException if the name does not have the allowed form */
    public PoolName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a pool name; allowed: " + ALLOWED.pattern());
        }
    }

    public static boolean isValid(String value) {
        return ALLOWED.matcher(value).matches();
    }

    @Override
    public int compareTo(PoolName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
