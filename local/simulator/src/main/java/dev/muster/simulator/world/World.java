package dev.muster.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One simulated universe: a clock, a queue of things to come in the order (time, sequence), and seeded streams of
 * chance. Under virtual time the clock stands still until {@link #runNext} moves it; under real time a driver thread
 * runs what is due. Cores touch their state only inside {@link #call} or inside a scheduled event.
 */
public final class World {
    private final long seed;
    private final @Nullable InstantSource wallClock;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Instant now;
    private long sequence;

    private World(long seed, Instant start, @Nullable InstantSource wallClock) {
        this.seed = seed;
        this.now = start;
        this.wallClock = wallClock;
    }

    /** A world whose clock moves only when {@link #runNext} or {@link #advanceTo} moves it. */
    public static World virtual(long seed, Instant start) {
        return new World(seed, start, null);
    }

    /** A world that follows the given clock; {@link #runForEver} must be running for its events to happen. */
    public static World realTime(long seed, InstantSource clock) {
        return new World(seed, clock.instant(), clock);
    }

    /** The current time of this world; never goes back, even if the wall clock does. */
    public Instant now() {
        if (wallClock != null) {
            Instant wall = wallClock.instant();
            if (wall.isAfter(now)) {
                now = wall;
            }
        }
        return now;
    }

    /** A stream of chance of its own: drawing from one never changes what another yields. */
    public RandomStream stream(String name) {
        return RandomStream.named(seed, name);
    }

    /** Runs {@code action} once, {@code delay} from now (negative counts as zero), after all else due by then. */
    public void after(Duration delay, Runnable action) {
        call(() -> {
            Instant at = delay.isNegative() ? now() : now().plus(delay);
            queue.add(new Event(at, sequence++, action));
            changed.signalAll();
            return null;
        });
    }

    /** Runs {@code body} with nothing else of this world happening meanwhile. Reentrant. */
    public <T extends @Nullable Object> T call(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }

    /** When the next event is due; empty if nothing is to come. */
    public Optional<Instant> nextAt() {
        return call(() -> Optional.ofNullable(queue.peek()).map(Event::at));
    }

    /** Virtual time only: moves the clock to the next event not after {@code limit} and runs it; false if none. */
    public boolean runNext(Instant limit) {
        Event next = queue.peek();
        if (next == null || next.at().isAfter(limit)) {
            return false;
        }
        queue.remove();
        advanceTo(next.at());
        next.action().run();
        return true;
    }

    /** Virtual time only: moves the clock forward without running anything; a time in the past is ignored. */
    public void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    /** Real time only: runs events as they fall due until the calling thread is interrupted. */
    public void runForEver() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                lock.lockInterruptibly();
                try {
                    awaitDue();
                    Event next = queue.remove();
                    next.action().run();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitDue() throws InterruptedException {
        while (true) {
            Event next = queue.peek();
            if (next == null) {
                changed.await();
                continue;
            }
            long nanos = Duration.between(now(), next.at()).toNanos();
            if (nanos <= 0) {
                return;
            }
            changed.awaitNanos(nanos);
        }
    }

    private record Event(Instant at, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
