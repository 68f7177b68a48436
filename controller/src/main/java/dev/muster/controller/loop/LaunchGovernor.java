package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.plan.QueuedLaunches;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the launches of all pools leave as fast as ECS takes them, so many at a time, and no worker of a pool waits for that.
 * What waits here is claimed already: if this process ends, the claims tell the next one what is left to be sent.
 */
final class LaunchGovernor {
    private static final Logger log = LoggerFactory.getLogger(LaunchGovernor.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration AFTER_MISTAKE = Duration.ofSeconds(30);

    private final LoopRuntime runtime;
    private final EcsBudget budget;
    private final LaunchSender sender;
    private final int most;
    private final Duration resendLimit;
    private final Lock lock;
    private final LoopRuntime.Signal changed;
    private final LaunchLines lines = new LaunchLines();
    private final SortedSet<AgentId> underWay = new TreeSet<>();
    private boolean pacing;
    private boolean closed;

    /**
     * @param most RunTask calls under way at the same time
     * @param resendLimit a claim older than that is not sent
     */
    LaunchGovernor(LoopRuntime runtime, EcsBudget budget, LaunchSender sender, int most, Duration resendLimit) {
        this.runtime = runtime;
        this.budget = budget;
        this.sender = sender;
        this.most = most;
        this.resendLimit = resendLimit;
        this.lock = runtime.newLock();
        this.changed = runtime.newSignal();
    }

    /** Queues a launch unless it is here already; returns at once. */
    void queue(QueuedLaunch launch) {
        lock.lock();
        try {
            if (closed || underWay.contains(launch.agent())) {
                return;
            }
            lines.add(launch);
        } finally {
            lock.unlock();
        }
        keepGoing();
    }

    /** The pool's launches that are not over. */
    QueuedLaunches of(PoolName pool) {
        lock.lock();
        try {
            TreeSet<AgentId> sent = new TreeSet<>();
            underWay.stream().filter(agent -> agent.pool().equals(pool)).forEach(sent::add);
            return new QueuedLaunches(lines.of(pool), sent, budget.launchesPerSecond());
        } finally {
            lock.unlock();
        }
    }

    /** How fast launches leave, and how many there are. */
    LaunchPace launchPace() {
        lock.lock();
        try {
            return new LaunchPace(
                    budget.launchesPerSecond(runtime.now()), budget.launchesPerSecond(), lines.size(), underWay.size());
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing from now on but what is under way. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        changed.raise();
    }

    private void keepGoing() {
        boolean begin;
        lock.lock();
        try {
            begin = !pacing && !closed && !lines.isEmpty();
            pacing |= begin;
        } finally {
            lock.unlock();
        }
        if (begin) {
            runtime.spawn("launches", this::pace);
        } else {
            changed.raise();
        }
    }

    /** Lets one launch after the other leave until none waits. */
    private void pace() throws InterruptedException {
        while (goesOn()) {
            Duration wait = untilNext();
            if (wait.isPositive()) {
                changed.await(wait);
            } else {
                sendNext();
            }
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            pacing = !closed && !lines.isEmpty();
            return pacing;
        } finally {
            lock.unlock();
        }
    }

    private Duration untilNext() {
        lock.lock();
        try {
            return underWay.size() >= most ? LONGEST_WAIT : budget.untilLaunch(runtime.now());
        } finally {
            lock.unlock();
        }
    }

    private void sendNext() {
        QueuedLaunch launch = takeNext();
        if (launch == null) {
            return;
        }
        if (isDue(launch)) {
            budget.launch(runtime.now());
            runtime.spawn("launch", () -> send(launch));
        } else {
            over(launch, false);
        }
    }

    private @Nullable QueuedLaunch takeNext() {
        lock.lock();
        try {
            QueuedLaunch launch = lines.next();
            if (launch != null) {
                underWay.add(launch.agent());
            }
            return launch;
        } finally {
            lock.unlock();
        }
    }

    /** A launch that waited may have become another owner's, or have shown itself to be there. */
    private boolean isDue(QueuedLaunch launch) {
        PoolEntry entry = launch.ground().entry();
        return !entry.fencedOff
                && entry.memory.agent(launch.agent()).filter(this::mayBeSent).isPresent();
    }

    private boolean mayBeSent(Agent agent) {
        Instant claimed = agent.timeline().at(Phase.CLAIMED).orElse(Instant.MIN);
        return agent.phase() == Phase.CLAIMED
                && agent.task() == null
                && !agent.retiring()
                && runtime.now().isBefore(claimed.plus(resendLimit));
    }

    private void send(QueuedLaunch launch) {
        boolean throttled = false;
        try {
            throttled = !sender.send(launch.ground(), launch.agent(), launch.request(), launch.again());
            if (throttled) {
                budget.launchThrottled(runtime.now());
            }
        } catch (RuntimeException mistake) {
            log.error("the launch of {} failed because of a mistake in the controller", launch.agent(), mistake);
            launch.ground().memory().holdUntil(launch.agent(), runtime.now().plus(AFTER_MISTAKE));
        }
        over(launch, throttled);
    }

    private void over(QueuedLaunch launch, boolean waitsAgain) {
        lock.lock();
        try {
            underWay.remove(launch.agent());
            if (waitsAgain) {
                lines.putBack(launch);
            }
        } finally {
            lock.unlock();
        }
        keepGoing();
    }
}
