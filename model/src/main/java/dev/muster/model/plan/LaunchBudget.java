package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.pool.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many more agents may be launched now, and what limits that. */
final class LaunchBudget {
    /** A launch counts for so long, whatever has become of it. */
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final Limits limits;
    private final Instant now;
    private final @Nullable Integer licenceRoom;
    private final List<Instant> withinLastMinute = new ArrayList<>();
    private int live;
    private int onTheirWay;
    private int withoutJob;
    private int launches;

    /** @param besides live tasks of ours that are no known agent's */
    LaunchBudget(Snapshot snapshot, int besides) {
        this.live = besides;
        this.limits = snapshot.spec().limits();
        this.now = snapshot.now();
        this.licenceRoom = snapshot.licenceRoom();
        for (Known known : snapshot.agents()) {
            count(known);
        }
        Collections.sort(withinLastMinute);
    }

    private void count(Known known) {
        if (LaunchDecision.isLive(known)) {
            live++;
            onTheirWay += isOnItsWay(known) ? 1 : 0;
            withoutJob += known.agent().phase().isBeforeJob() && !known.agent().retiring() ? 1 : 0;
        }
        known.agent()
                .timeline()
                .at(Phase.CLAIMED)
                .filter(claimed -> claimed.plus(MINUTE).isAfter(now))
                .ifPresent(withinLastMinute::add);
    }

    /** Whether it is, or may be, a running task that was not online yet. */
    static boolean isOnItsWay(Known known) {
        return known.agent().phase().compareTo(Phase.ONLINE) < 0 && LaunchDecision.isLive(known);
    }

    /** What forbids one more launch; empty if nothing does. */
    Optional<WaitReason> exhausted() {
        if (live >= limits.maxAgents()) {
            return Optional.of(new WaitReason.AtMaxAgents(limits.maxAgents(), live));
        }
        if (licenceRoom != null && withoutJob >= licenceRoom) {
            return Optional.of(new WaitReason.LicenceFull(licenceRoom, withoutJob));
        }
        if (onTheirWay >= limits.launchesInFlight()) {
            return Optional.of(new WaitReason.LaunchesInFlight(limits.launchesInFlight(), onTheirWay));
        }
        int tooMany = withinLastMinute.size() - limits.launchesPerMinute();
        if (tooMany >= 0) {
            Instant until = withinLastMinute.get(tooMany).plus(MINUTE);
            return Optional.of(new WaitReason.LaunchRate(limits.launchesPerMinute(), until));
        }
        return launches >= limits.launchesPerLoop()
                ? Optional.of(new WaitReason.LaunchCap(limits.launchesPerLoop(), now.plus(NEXT_LOOK)))
                : Optional.empty();
    }

    /** Takes one more launch of this plan into account. */
    void take() {
        live++;
        onTheirWay++;
        withoutJob++;
        launches++;
        withinLastMinute.add(now);
    }
}
