package dev.muster.controller.app;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime of production: a virtual thread for every worker, the real clock.
 *
 * <p>A worker that fails because of a mistake in the program is started again after {@link #RESTART}, since a controller
 * that silently stopped to sweep or to read specs would be worse than one that complains every second.
 *
 * <p>Closing has two steps. First every {@link #sleep} ends with an {@link InterruptedException}, now and from then on,
 * while work under way goes on; after the time granted, what still works is interrupted.
 */
public final class VirtualThreadRuntime implements LoopRuntime, AutoCloseable {
    /** From a worker's failure to its restart. */
    static final Duration RESTART = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(VirtualThreadRuntime.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final DoubleSupplier random;
    private final Duration patience;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    /**
     * @param random uniform from 0.0 (inclusive) to 1.0 (exclusive); called by many threads
     * @param patience how long work under way may go on when the runtime is closed
     */
    public VirtualThreadRuntime(InstantSource clock, DoubleSupplier random, Duration patience) {
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (stopping.await(Math.max(0, duration.toNanos()), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the controller is stopping");
        }
    }

    @Override
    public void spawn(String name, Task task) {
        Thread.ofVirtual().name(name).start(() -> runToItsEnd(name, task));
    }

    @Override
    public Signal newSignal() {
        return new RaisedSignal();
    }

    @Override
    public Lock newLock() {
        return new ReentrantLock();
    }

    @Override
    public double random() {
        return random.getAsDouble();
    }

    /** Ends the workers; returns when all have ended, or when the patience and two more seconds are over. */
    @Override
    public void close() {
        stopping.countDown();
        boolean ended = join(patience);
        if (!ended) {
            interrupted.countDown();
            workers.forEach(Thread::interrupt);
            ended = join(AFTER_INTERRUPT);
        }
        if (!ended) {
            log.warn("these workers did not end: {}", names());
        }
    }

    private void runToItsEnd(String name, Task task) {
        workers.add(Thread.currentThread());
        try {
            if (interrupted.getCount() == 0) {
                return;
            }
            while (!completes(name, task)) {
                sleep(RESTART);
            }
        } catch (InterruptedException stopped) {
            log.debug("worker {} ended: {}", name, stopped.getMessage());
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    private static boolean completes(String name, Task task) throws InterruptedException {
        try {
            task.run();
            return true;
        } catch (RuntimeException mistake) {
            log.error("worker {} failed because of a mistake in the controller and starts again", name, mistake);
            return false;
        }
    }

    private boolean join(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            Optional<Thread> worker = anyWorker();
            while (worker.isPresent()) {
                Duration left = Duration.ofNanos(until - System.nanoTime());
                if (!left.isPositive() || !worker.get().join(left)) {
                    return false;
                }
                worker = anyWorker();
            }
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Thread> anyWorker() {
        return workers.stream().findAny();
    }

    private List<String> names() {
        return workers.stream().map(Thread::getName).sorted().toList();
    }
}
