package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.app.VirtualThreadRuntime;
import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.sqs.EventCounters.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyReceiversTest {
    private final Queues queues = new Queues();

    @AfterAll
    void close() {
        queues.close();
    }

    @Test
    void a_backlog_is_worked_on_by_several_receivers_at_once() {
        String queue = queues.queue();
        for (int task = 0; task < 60; task++) {
            queues.send(queue, event("task" + task, 1));
        }
        CountDownLatch together = new CountDownLatch(3);
        ObservationRecorder recorder = task -> {
            together.countDown();
            awaitQuietly(together);
            return ObservationRecorder.Recording.TAKEN;
        };
        EventCounters counters = new EventCounters();
        consuming(queue, recorder, counters, () -> {
            Consumption.await("all", () -> counters.count(Kind.RECORDED) >= 60);
        });
        assertThat(together.getCount()).isZero();
    }

    @Test
    void two_receivers_never_record_news_of_one_task_at_the_same_time() {
        String queue = queues.queue();
        for (int message = 0; message < 80; message++) {
            queues.send(queue, event("task" + message % 2, 1 + message / 2));
        }
        Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        ObservationRecorder recorder = task -> {
            AtomicInteger workers = busy.computeIfAbsent(task.arn(), arn -> new AtomicInteger());
            most.accumulateAndGet(workers.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            workers.decrementAndGet();
            return ObservationRecorder.Recording.TAKEN;
        };
        EventCounters counters = new EventCounters();
        consuming(queue, recorder, counters, () -> {
            Consumption.await("all", () -> counters.count(Kind.RECORDED) + counters.count(Kind.STALE) >= 80);
        });
        assertThat(most).hasValue(1);
        assertThat(counters.count(Kind.RECORDED)).isLessThan(80);
    }

    @Test
    void a_message_that_is_worked_on_for_long_stays_hidden_from_the_others() {
        String queue = queues.queue();
        queues.send(queue, event("slow", 1));
        EventCounters counters = new EventCounters();
        ObservationRecorder recorder = task -> {
            Consumption.await("it was kept hidden", () -> counters.count(Kind.EXTENDED) >= 6);
            return ObservationRecorder.Recording.TAKEN;
        };
        consuming(queue, recorder, counters, () -> {
            Consumption.await("it is done with", () -> counters.count(Kind.RECORDED) == 1);
            Consumption.await("it is deleted", () -> queues.size(queue) == 0);
        });
        assertThat(counters.count(Kind.RECEIVED)).isEqualTo(1);
        assertThat(counters.count(Kind.DELETE_FAILED)).isZero();
    }

    private void consuming(String queue, ObservationRecorder recorder, EventCounters counters, Runnable meanwhile) {
        try (VirtualThreadRuntime runtime =
                new VirtualThreadRuntime(InstantSource.system(), () -> 0.5, Duration.ofMillis(100))) {
            new SqsEventConsumer(
                            queues.client,
                            Consumption.settings(queue, null, 4),
                            new EcsEventParser(),
                            recorder,
                            counters,
                            runtime)
                    .start();
            meanwhile.run();
        }
    }

    private static String event(String task, int version) {
        return SqsEventConsumerTest.event(version).replace("\"taskArn\":\"a\"", "\"taskArn\":\"" + task + "\"");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        Consumption.await("three at once", () -> latch.getCount() == 0);
    }
}
