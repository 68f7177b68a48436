package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Holds a plan against the promises of its snapshot before anything of it is done. Written apart from the planner and in
 * one pass over the snapshot, so that a mistake there is not repeated here and a look hardly costs more.
 */
final class PlanBreaches {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Snapshot snapshot;
    private final Plan plan;
    private final List<Action.Launch> launches;
    private final List<Breach> breaches = new ArrayList<>();

    private PlanBreaches(Snapshot snapshot, Plan plan) {
        this.snapshot = snapshot;
        this.plan = plan;
        this.launches = plan.launches();
    }

    static List<Breach> of(Snapshot snapshot, Plan plan) {
        PlanBreaches checks = new PlanBreaches(snapshot, plan);
        checks.everythingHasItsBucket();
        if (!checks.launches.isEmpty()) {
            checks.nothingIsLaunchedTwice();
            checks.breaches.addAll(AttemptBreaches.of(snapshot, plan));
            checks.launchesAreWithinTheLimits();
            checks.launchesAreWantedAtAll();
            checks.supplyWasReadBeforeDemand();
        }
        return checks.breaches;
    }

    private void everythingHasItsBucket() {
        inBuckets(
                "job request",
                snapshot.jobs().value(),
                JobRequest::id,
                plan.jobs().keySet());
        inBuckets("agent", snapshot.agents(), Known::id, plan.agents().keySet());
        inBuckets(
                "registration",
                snapshot.registrations().value(),
                RegistrationSeen::id,
                plan.registrations().keySet());
        inBuckets("task", snapshot.strayTasks(), TaskSeen::arn, plan.tasks().keySet());
    }

    private <T, K> void inBuckets(String what, List<T> seen, Function<T, K> id, Set<K> sorted) {
        for (T each : seen) {
            if (!sorted.contains(id.apply(each))) {
                broken(LiveInvariant.S13, what + " " + id.apply(each) + " is in no bucket");
            }
        }
    }

    private void nothingIsLaunchedTwice() {
        TreeSet<AgentId> taken = new TreeSet<>();
        snapshot.agents().forEach(known -> taken.add(known.id()));
        for (Action.Launch launch : launches) {
            if (!taken.add(launch.agent())) {
                broken(LiveInvariant.S1, "agent " + launch.agent() + " is to be launched a second time");
            }
        }
    }

    private void launchesAreWithinTheLimits() {
        Limits limits = snapshot.spec().limits();
        Instant minuteAgo = snapshot.now().minus(MINUTE);
        int live = launches.size();
        int inFlight = launches.size();
        int lastMinute = launches.size();
        for (Known known : snapshot.agents()) {
            boolean alive = isAlive(known);
            live += alive ? 1 : 0;
            inFlight += alive && known.agent().phase().compareTo(Phase.ONLINE) < 0 ? 1 : 0;
            lastMinute += known.agent()
                            .timeline()
                            .at(Phase.CLAIMED)
                            .filter(minuteAgo::isBefore)
                            .isPresent()
                    ? 1
                    : 0;
        }
        atMost(LiveInvariant.S4, live, limits.maxAgents(), "agents alive (limits.maxAgents)");
        atMost(
                LiveInvariant.S5,
                launches.size(),
                limits.launchesPerLoop(),
                "launches in one look (limits.launchesPerLoop)");
        atMost(LiveInvariant.S5, inFlight, limits.launchesInFlight(), "agents on their way (limits.launchesInFlight)");
        atMost(
                LiveInvariant.S5,
                lastMinute,
                limits.launchesPerMinute(),
                "launches within a minute (limits.launchesPerMinute)");
    }

    private static boolean isAlive(Known known) {
        return switch (known.agent().phase()) {
            case GONE -> false;
            case FAILED, LOST, ABANDONED ->
                known.agent().task() != null && !known.agent().taskStopped();
            case CLAIMED,
                    LAUNCHED,
                    PROVISIONING,
                    PENDING,
                    RUNNING,
                    REGISTERING,
                    REGISTERED,
                    ONLINE,
                    BUSY,
                    FINISHING,
                    STOPPING -> !known.agent().taskStopped();
        };
    }

    private void atMost(LiveInvariant invariant, int count, int most, String what) {
        if (count > most) {
            broken(
                    invariant,
                    "with " + names() + " there would be " + count + " " + what + ", and " + most + " may be");
        }
    }

    private void launchesAreWantedAtAll() {
        launchesNothingIf(snapshot.spec().paused(), "paused");
        launchesNothingIf(snapshot.spec().draining(), "draining");
        launchesNothingIf(snapshot.spec().limits().maxAgents() == 0, "to have no agents");
    }

    private void launchesNothingIf(boolean is, String how) {
        if (is) {
            broken(LiveInvariant.S16, names() + " is to be launched although the pool is " + how);
        }
    }

    private void supplyWasReadBeforeDemand() {
        Instant supply = snapshot.registrations().readBegan();
        Instant demand = snapshot.jobs().readBegan();
        if (supply.isAfter(demand)) {
            broken(
                    LiveInvariant.S19,
                    names() + " is to be launched on agents read at " + supply + " and jobs read before, at " + demand);
        }
    }

    private String names() {
        AgentId first = launches.getFirst().agent();
        return launches.size() == 1 ? first.toString() : first + " and " + (launches.size() - 1) + " more";
    }

    private void broken(LiveInvariant invariant, String message) {
        breaches.add(new Breach(invariant, message));
    }
}
