package dev.muster.simulator.ado;

import java.util.Locale;

/**
 * One demand of a job, as Azure DevOps writes them: {@code Name}, {@code Name -equals Value}, {@code Name -gtVersion
 * 1.2.3} (which means "at least"). Names and values compare without regard to case; a value may hold spaces, commas
 * and equals signs. Any other operator is kept and met by nobody.
 */
public sealed interface Demand {
    /** The demand as it stands on the wire. */
    String text();

    /** Whether an agent with these capabilities meets this demand. */
    boolean metBy(Capabilities capabilities);

    /** Reads a demand; never fails, see {@link Incomprehensible}. */
    static Demand parse(String text) {
        String trimmed = text.strip();
        int operator = trimmed.indexOf(" -");
        if (operator < 0) {
            return new Exists(trimmed);
        }
        String name = trimmed.substring(0, operator).strip();
        String rest = trimmed.substring(operator + 1);
        int gap = rest.indexOf(' ');
        if (gap < 0) {
            return new Incomprehensible(trimmed);
        }
        String value = rest.substring(gap + 1).strip();
        return switch (rest.substring(0, gap).toLowerCase(Locale.ROOT)) {
            case "-equals" -> new HasValue(name, value);
            case "-gtversion" -> new AtLeastVersion(name, value);
            default -> new Incomprehensible(trimmed);
        };
    }

    /** The capability is there, with whatever value. */
    record Exists(String name) implements Demand {
        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean metBy(Capabilities capabilities) {
            return capabilities.value(name).isPresent();
        }
    }

    /** The capability has this value. */
    record HasValue(String name, String value) implements Demand {
        @Override
        public String text() {
            return name + " -equals " + value;
        }

        @Override
        public boolean metBy(Capabilities capabilities) {
            return capabilities.value(name).filter(value::equalsIgnoreCase).isPresent();
        }
    }

    /** The capability is a dotted version, at least this one. */
    record AtLeastVersion(String name, String version) implements Demand {
        @Override
        public String text() {
            return name + " -gtVersion " + version;
        }

        @Override
        public boolean metBy(Capabilities capabilities) {
            return capabilities
                    .value(name)
                    .filter(has -> DottedVersion.compare(has, version) >= 0)
                    .isPresent();
        }
    }

    /** A demand with an operator that is not documented; no agent meets it. */
    record Incomprehensible(String text) implements Demand {
        @Override
        public boolean metBy(Capabilities capabilities) {
            return false;
        }
    }
}
