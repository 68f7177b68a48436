package dev.muster.controller.ecs;

import dev.muster.controller.ecs.Revisions.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Deregisters what a family has beyond the revisions that are kept. A launch uses one of the newest of its time, and is
 * never sent again when it is older than 50 minutes; so a revision that left the newest long ago can be in nobody's use.
 */
final class RetiredRevisions {
    /** How long ago a revision must have left the newest ones: 50 minutes of a launch, and as long as one is remembered. */
    static final Duration OUT_OF_USE = Duration.ofHours(2);

    private final Revisions revisions;
    private final RegistrationPace pace;
    private final InstantSource clock;
    private final int kept;

    /** @param kept how many of a family stay, newest first; at least 1 */
    RetiredRevisions(Revisions revisions, RegistrationPace pace, InstantSource clock, int kept) {
        this.revisions = revisions;
        this.pace = pace;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Deregisters the oldest revision that may go, unless somebody wants to register now; whether one went. Throws what the
     * SDK throws.
     */
    boolean retireOldest(String installation, String family) {
        List<String> active = revisions.active(family);
        if (active.size() <= kept) {
            return false;
        }
        Optional<Revision> oldest = revisions.read(active.getLast());
        // The one that put it out of the newest: so many places before it.
        Optional<Revision> successor = revisions.read(active.get(active.size() - 1 - kept));
        if (!isOf(installation, oldest) || !isLongAgo(successor) || !pace.takeIfIdle()) {
            return false;
        }
        revisions.deregister(active.getLast());
        return true;
    }

    /**
     * Deregisters the oldest revision of a family that nobody needs, unless somebody wants to register now; whether one
     * went. Throws what the SDK throws.
     */
    boolean retireAny(String installation, String family) {
        List<String> active = revisions.active(family);
        if (active.isEmpty() || !isOf(installation, revisions.read(active.getLast())) || !pace.takeIfIdle()) {
            return false;
        }
        revisions.deregister(active.getLast());
        return true;
    }

    private static boolean isOf(String installation, Optional<Revision> revision) {
        return revision.flatMap(Revision::installation)
                .filter(installation::equals)
                .isPresent();
    }

    private boolean isLongAgo(Optional<Revision> successor) {
        Instant before = clock.instant().minus(OUT_OF_USE);
        return successor
                .map(Revision::registered)
                .filter(registered -> registered.isBefore(before))
                .isPresent();
    }
}
