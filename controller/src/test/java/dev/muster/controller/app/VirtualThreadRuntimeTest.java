package dev.muster.controller.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualThreadRuntimeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(5);

    private final VirtualThreadRuntime runtime =
            new VirtualThreadRuntime(InstantSource.fixed(NOW), () -> 0.25, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void time_and_chance_are_those_given() {
        assertThat(runtime.now()).isEqualTo(NOW);
        assertThat(runtime.random()).isEqualTo(0.25);
    }

    @Test
    void workers_run_on_virtual_threads_with_their_names() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean asExpected = new AtomicBoolean();
        runtime.spawn("sweep", () -> {
            Thread self = Thread.currentThread();
            asExpected.set(self.isVirtual() && self.getName().equals("sweep"));
            done.countDown();
        });
        await(done);
        assertThat(asExpected).isTrue();
    }

    @Test
    void a_worker_that_fails_starts_again() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        runtime.spawn("clumsy", () -> {
            twice.countDown();
            if (twice.getCount() == 1) {
                throw new IllegalStateException("only a test");
            }
        });
        await(twice);
    }

    @Test
    void a_signal_raised_before_anyone_waits_is_remembered_once() throws InterruptedException {
        LoopRuntime.Signal signal = runtime.newSignal();
        signal.raise();
        signal.raise();
        long began = System.nanoTime();
        signal.await(LONG);
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));
        signal.await(Duration.ofMillis(50));
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void raises_wake_all_who_wait_one_after_the_other() throws InterruptedException {
        LoopRuntime.Signal signal = runtime.newSignal();
        CountDownLatch woken = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            runtime.spawn("waiting", () -> {
                signal.await(LONG);
                woken.countDown();
            });
        }
        while (woken.getCount() > 0) {
            signal.raise();
            Thread.onSpinWait();
        }
        await(woken);
    }

    @Test
    void closing_ends_those_who_sleep_and_lets_work_under_way_finish() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        CountDownLatch sleeperEnded = new CountDownLatch(1);
        runtime.spawn("sleeper", () -> {
            try {
                runtime.sleep(LONG);
            } finally {
                sleeperEnded.countDown();
            }
        });
        runtime.spawn("pass", () -> {
            working.countDown();
            release.await();
            finished.set(true);
        });
        await(working);
        Thread closing = Thread.ofVirtual().start(runtime::close);
        await(sleeperEnded);
        release.countDown();
        assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
        assertThat(finished).isTrue();
    }

    @Test
    void closing_interrupts_what_does_not_end_in_time() throws InterruptedException {
        VirtualThreadRuntime impatient =
                new VirtualThreadRuntime(InstantSource.fixed(NOW), () -> 0.0, Duration.ofMillis(20));
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        impatient.spawn("stuck", () -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.incrementAndGet();
                throw expected;
            }
        });
        await(waiting);
        impatient.close();
        assertThat(interrupted).hasValue(1);
    }

    @Test
    void a_closed_runtime_neither_sleeps_nor_restarts_anything() {
        runtime.close();
        assertThatThrownBy(() -> runtime.sleep(LONG)).isInstanceOf(InterruptedException.class);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(1);
        runtime.spawn("late", () -> {
            runs.incrementAndGet();
            ran.countDown();
            throw new IllegalStateException("only a test");
        });
        runtime.close();
        assertThat(runs.get()).isLessThanOrEqualTo(1);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
