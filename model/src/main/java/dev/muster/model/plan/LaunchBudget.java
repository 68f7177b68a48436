package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
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
    private final @Nullable LicenceRoom licenceRoom;
    private final List<Instant> withinLastMinute = new ArrayList<>();
    private int live;
    private int onTheirWay;
    private int withoutJob;
    private int served;
    private int launches;

    /**
     * @param besides live tasks of ours that are no known agent's
     * @param served waiting jobs that an agent is there for or on its way
     */
    LaunchBudget(Snapshot snapshot, int besides, int served) {
        this.live = besides;
        this.served = served;
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
            withoutJob += LicenceNeed.isWithoutJob(known) ? 1 : 0;
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

    /** What forbids one more launch for a job; empty if nothing does. Jobs of public projects need no licence. */
    Optional<WaitReason> exhausted(JobRequest job) {
        return job.origin().publicProject() ? exhausted((LicenceRoom) null) : exhausted(licenceRoom);
    }

    /** What forbids one more launch of an agent to be kept idle; more of those than could ever run are of no use. */
    Optional<WaitReason> exhaustedForIdle() {
        return licenceRoom != null && withoutJob >= licenceRoom.total() - licenceRoom.used()
                ? Optional.of(new WaitReason.LicenceFull(licenceRoom, served))
                : exhausted(licenceRoom);
    }

    private Optional<WaitReason> exhausted(@Nullable LicenceRoom licence) {
        if (live >= limits.maxAgents()) {
            return Optional.of(new WaitReason.AtMaxAgents(limits.maxAgents(), live));
        }
        if (licence != null && served >= licence.jobs()) {
            return Optional.of(new WaitReason.LicenceFull(licence, served));
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

    /** Takes one more launch of this plan into account, made for a waiting job. */
    void takeForJob() {
        served++;
        take();
    }

    /** The same of an agent to be kept idle, which serves no job yet. */
    void take() {
        live++;
        onTheirWay++;
        withoutJob++;
        launches++;
        withinLastMinute.add(now);
    }
}
