package dev.muster.model.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stamps of an agent's life, at most one per phase, in the order in which we learned them. */
public record Timeline(List<Stamp> stamps) {
    public Timeline {
        stamps = List.copyOf(stamps);
    }

    public static Timeline startingWith(Phase phase, Instant at) {
        return new Timeline(List.of(new Stamp(phase, at)));
    }

    /** When the phase began; empty if it was never seen. */
    public Optional<Instant> at(Phase phase) {
        for (Stamp stamp : stamps) {
            if (stamp.phase() == phase) {
                return Optional.of(stamp.at());
            }
        }
        return Optional.empty();
    }

    /** Adds a stamp; the first one of a phase stays. */
    public Timeline with(Phase phase, Instant at) {
        if (at(phase).isPresent()) {
            return this;
        }
        List<Stamp> longer = new ArrayList<>(stamps);
        longer.add(new Stamp(phase, at));
        return new Timeline(longer);
    }
}
