package dev.muster.model.agent;

import java.util.regex.Pattern;

/**
 * Tells our things from everybody else's: made once per state table and carried by task groups, task tags, and
 * registrations. Only things with our id are ours.
 */
public record InstallationId(String value) {
    /** User capability that names the installation a registration or placeholder belongs to. */
    public static final String CAPABILITY = "Muster.Installation";

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9]{8,32}");

    /** @throws IllegalArgumentException unless 8 to 32 lower-case letters and digits */
    public InstallationId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not an installation id: " + ALLOWED.pattern());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
