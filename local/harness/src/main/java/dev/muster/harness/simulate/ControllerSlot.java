package dev.muster.harness.simulate;

import dev.muster.controller.bootstrap.Enrolment;
import dev.muster.controller.loop.ControllerLoop;
import dev.muster.controller.loop.LiveInvariant;
import dev.muster.controller.loop.LoopSettings;
import dev.muster.controller.loop.PlanFunction;
import dev.muster.controller.loop.Registrations;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.mutate.Mutation;
import dev.muster.harness.simulate.port.Boundary;
import dev.muster.harness.simulate.port.EnrolmentHandler;
import dev.muster.harness.simulate.port.EventPump;
import dev.muster.harness.simulate.runtime.Scheduler;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.harness.simulate.runtime.SimulationFailure;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Planner;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A place where one controller runs: a crashed process is followed by a new one, with nothing in its memory. */
final class ControllerSlot {
    private static final Duration LEAST_RESTART = Duration.ofSeconds(1);
    private static final Duration MOST_RESTART = Duration.ofSeconds(20);

    /** Longer than the longest time for which a launch may be sent again, and all pauses between that and the call. */
    private static final Duration TOKENS_KEPT = Duration.ofSeconds(280);

    private final String name;
    private final Scheduler scheduler;
    private final SimulatedClouds clouds;
    private final SharedStores stores;
    private final Invariant observer;
    private final Mutation mutation;
    private final PlatformPorts ports;
    private final Faults faults;
    private final RandomStream chance;
    private final SettingsDraw settings;
    private @Nullable SimulatedRuntime process;
    private @Nullable ControllerLoop loop;
    private Duration clockOffset = Duration.ZERO;
    private boolean olderConfiguration;
    private boolean saturated;
    private boolean closed;
    private Instant backAt = Instant.MIN;
    private LoopSettings inForce = LoopSettings.defaults("none");
    private int processes;

    ControllerSlot(
            String name,
            Scheduler scheduler,
            SimulatedClouds clouds,
            SharedStores stores,
            Invariant observer,
            Mutation mutation,
            PlatformPorts ports,
            Faults faults) {
        this.name = name;
        this.scheduler = scheduler;
        this.clouds = clouds;
        this.stores = stores;
        this.observer = observer;
        this.mutation = mutation;
        this.ports = ports;
        this.faults = faults;
        this.chance = scheduler.world().stream("slot " + name);
        this.settings = new SettingsDraw(scheduler.world().stream("settings " + name));
    }

    boolean isUp(String processName) {
        return process != null && !process.isDead() && process.name().equals(processName);
    }

    boolean hasStarted() {
        return processes > 0;
    }

    /** How long until there is a process again; zero while there is one. */
    Duration awayFor() {
        Instant now = scheduler.world().now();
        return backAt.isAfter(now) ? Duration.between(now, backAt) : Duration.ZERO;
    }

    /** The configuration of the process, or of the one before while there is none. */
    LoopSettings settings() {
        return inForce;
    }

    void start() {
        if (closed) {
            return;
        }
        SimulatedRuntime fresh = new SimulatedRuntime(scheduler, name + ++processes);
        process = fresh;
        loop = null;
        fresh.setClock(clockOffset);
        fresh.atPause(() -> observer.disturbed(fresh.name(), scheduler.world().now()));
        fresh.atDeath(() -> {
            observer.disturbed(fresh.name(), scheduler.world().now());
            Duration away = chance.between(LEAST_RESTART, MOST_RESTART).plus(fresh.away());
            backAt = scheduler.world().now().plus(away);
            scheduler.world().after(away, () -> {
                if (fresh.away().isPositive()) {
                    forgetTokens();
                }
                start();
            });
        });
        fresh.spawn("main", () -> boot(fresh, new Boundary(fresh, name, faults, observer)));
    }

    /** As it is after an hour, of which a run makes some minutes: see settings. */
    private void forgetTokens() {
        clouds.region.forgetTokens(TOKENS_KEPT).stream()
                .filter(stores::holdsUnansweredLaunch)
                .forEach(agent -> faults.tookEffect(FaultKind.F27));
    }

    void pause(Duration duration) {
        if (process != null && !process.isDead()) {
            process.pause(duration);
        }
    }

    /** Ends the process if there is one; another one follows. */
    void restart() {
        kill();
    }

    /** From now on every process here has one worker that makes one call at a time. */
    void saturate() {
        saturated = true;
    }

    /** Ends the process; those that follow have a configuration of long ago. False if there was none to end. */
    boolean restartWithOlderConfiguration() {
        olderConfiguration = true;
        return kill();
    }

    /** Sets the clock of this process and of those that follow; false if there is no process. */
    boolean setClock(Duration offset) {
        clockOffset = offset;
        if (process == null || process.isDead()) {
            return false;
        }
        process.setClock(offset);
        return true;
    }

    /** Tells the process to end, as SIGTERM does, and kills it later; false if there is none that works. */
    boolean terminate(Duration patience) {
        SimulatedRuntime ending = process;
        ControllerLoop stopping = loop;
        if (ending == null || ending.isDead() || stopping == null) {
            return false;
        }
        ending.spawn("sigterm", stopping::stop);
        scheduler.world().after(patience, ending::kill);
        return true;
    }

    /** Ends the process, and no other follows. */
    void close() {
        closed = true;
        kill();
    }

    private boolean kill() {
        if (process == null || process.isDead()) {
            return false;
        }
        process.kill();
        return true;
    }

    private void boot(SimulatedRuntime fresh, Boundary boundary) {
        ControllerLoop.Stores own = stores.behind(boundary, fresh.stream("edits"), mutation.agents());
        PlanFunction planner = mutation.planner().apply(Planner::plan);
        ControllerLoop.Platforms whole = ports.behind(boundary);
        Registrations registrations = mutation.registrations().apply(whole.registrations(), clouds.organisation);
        ControllerLoop.Platforms platforms = new ControllerLoop.Platforms(
                mutation.tasks().apply(whole.tasks()),
                registrations,
                mutation.jobRequests().apply(whole.jobRequests()),
                whole.parallelJobs(),
                whole.azureDevOpsRate(),
                whole.ecsBudget());
        ControllerLoop started = loop(fresh, own, platforms, planner);
        started.start();
        loop = started;
        Enrolment enrolment = new Enrolment(started.directory(), own.agents(), registrations, fresh::now);
        clouds.door.open(fresh, new EnrolmentHandler(enrolment));
        EventPump pump = new EventPump(
                fresh,
                clouds.queue,
                clouds.arrivals,
                mutation.recorder().apply(started.observations()),
                boundary,
                1 + chance.nextInt(10),
                mutation.deletesFirst());
        for (int consumer = 1 + chance.nextInt(3); consumer > 0; consumer--) {
            fresh.spawn("events-" + consumer, pump::run);
        }
    }

    private ControllerLoop loop(
            SimulatedRuntime fresh,
            ControllerLoop.Stores own,
            ControllerLoop.Platforms platforms,
            PlanFunction planner) {
        return new ControllerLoop(
                fresh,
                settings(fresh),
                own,
                platforms,
                identities(),
                snapshot -> plan(fresh, planner, snapshot),
                this::foundBroken);
    }

    private Plan plan(SimulatedRuntime fresh, PlanFunction planner, Snapshot snapshot) {
        Plan plan = planner.plan(snapshot);
        if (!plan.actions().isEmpty()) {
            fresh.step("plans " + plan.actions());
        }
        observer.planned(new Planning(fresh.name(), scheduler.world().now(), snapshot, plan, planner));
        return plan;
    }

    /** What a running controller finds wrong with itself is as wrong in a run, but for what two of them cannot help. */
    private void foundBroken(LiveInvariant invariant, PoolName pool, String message) {
        if (!invariant.isOrdinaryAtHandOver()) {
            scheduler.fail(new SimulationFailure(invariant.name(), message));
        }
    }

    private LoopSettings settings(SimulatedRuntime fresh) {
        LoopSettings drawn = olderConfiguration ? settings.older(fresh.name()) : settings.usual(fresh.name());
        inForce = saturated ? SettingsDraw.saturated(drawn) : drawn;
        return inForce;
    }

    private ControllerLoop.Identities identities() {
        return new ControllerLoop.Identities(
                () -> new InstallationId("i" + hexadecimal()), () -> new PoolUid("p" + hexadecimal()));
    }

    private String hexadecimal() {
        return "%016x".formatted(chance.nextLong());
    }
}
