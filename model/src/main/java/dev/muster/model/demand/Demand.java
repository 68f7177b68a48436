package dev.muster.model.demand;

/**
 * One thing that a job asks of its agent. Pipelines may write {@code Name} and {@code Name -equals value} (Azure
 * Pipelines documentation, "Demands"); the service itself adds {@code Agent.Version -gtVersion 1.2.3}. Names and
 * values are compared without regard to case, and blanks around them do not count.
 */
public sealed interface Demand {
    /** As written, with single blanks around the operator and the operator in its usual spelling. */
    String text();

    boolean satisfiedBy(Capabilities capabilities);

    /** Reads one demand; a form that ADO may invent later becomes {@link Unrecognised}, never an error. */
    static Demand parse(String written) {
        return DemandSyntax.read(written);
    }

    /** The agent has the capability, whatever its value. */
    record Exists(String name) implements Demand {
        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean satisfiedBy(Capabilities capabilities) {
            return capabilities.has(name);
        }
    }

    /** The capability has this value; the value may hold blanks, commas and equals signs. */
    record EqualTo(String name, String value) implements Demand {
        @Override
        public String text() {
            return name + " -equals " + value;
        }

        @Override
        public boolean satisfiedBy(Capabilities capabilities) {
            return capabilities
                    .get(name)
                    .filter(actual -> actual.strip().equalsIgnoreCase(value.strip()))
                    .isPresent();
        }
    }

    /**
     * The capability is this version or a later one. "gt" is the wire's word, but the service's class for it is
     * DemandMinimumVersion.
     */
    record MinimumVersion(String name, Version minimum) implements Demand {
        @Override
        public String text() {
            return name + " -gtVersion " + minimum;
        }

        @Override
        public boolean satisfiedBy(Capabilities capabilities) {
            return capabilities
                    .get(name)
                    .flatMap(Version::parse)
                    .filter(actual -> actual.isAtLeast(minimum))
                    .isPresent();
        }
    }

    /** A form we do not know. Nothing satisfies it: better no agent, explained, than one that waits in vain. */
    record Unrecognised(String text) implements Demand {
        @Override
        public boolean satisfiedBy(Capabilities capabilities) {
            return false;
        }
    }
}
