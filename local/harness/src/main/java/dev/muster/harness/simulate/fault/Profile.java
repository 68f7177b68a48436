package dev.muster.harness.simulate.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Families of faults, to be chosen on the command line. */
public enum Profile {
    /** Controllers die, stop for a while, come in twos, are restarted and upgraded. */
    CRASHES,
    /** The store, the queue and the ways to them. */
    NETWORK,
    /** Azure DevOps and its agents. */
    AZURE,
    /** ECS and its tasks. */
    ECS,
    /** What people do meanwhile. */
    PEOPLE,
    /** Everything. */
    ALL;

    /** Whether a run of this profile may hold that kind of fault. */
    public boolean holds(FaultKind kind) {
        return this == ALL || kind.profile() == this;
    }

    /** The profile of that name, in small letters. */
    public static Optional<Profile> named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
