package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.observed.TaskSeen;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A consumer at work on a thread of its own, with a recorder that answers as told. */
final class Consumption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(2);

    final EventCounters counters = new EventCounters();
    final InstantRuntime runtime = new InstantRuntime();
    private final Recorder recorder;
    private final Thread worker;

    Consumption(SqsClient sqs, String queueUrl, Recording... answers) {
        recorder = new Recorder(answers);
        SqsEventConsumer consumer = new SqsEventConsumer(
                sqs, queueUrl, Duration.ofSeconds(1), new EcsEventParser(), recorder, counters, runtime);
        worker = Thread.ofVirtual().start(() -> {
            try {
                consumer.run();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        });
    }

    List<TaskSeen> recorded() {
        return recorder.recorded();
    }

    /** Fails if the count is not reached in good time. */
    void await(EventCounters.Kind kind, long count) {
        await(kind + " " + count, () -> counters.count(kind) >= count);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Asks the consumer to stop and waits until it has. */
    boolean stops() throws InterruptedException {
        worker.interrupt();
        return worker.join(PATIENCE);
    }

    /** The client must outlive the worker, so this waits for its end. */
    @Override
    public void close() {
        try {
            if (!stops()) {
                throw new AssertionError("the consumer does not stop");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives its answers in their order, then says TAKEN; with no answer at all it breaks once. */
    private static final class Recorder implements ObservationRecorder {
        private final Deque<Recording> answers = new ArrayDeque<>();
        private final List<TaskSeen> recorded = new ArrayList<>();
        private boolean broken;

        private Recorder(Recording... answers) {
            this.answers.addAll(List.of(answers));
            this.broken = answers.length == 0;
        }

        @Override
        public synchronized Recording record(TaskSeen task) {
            recorded.add(task);
            if (broken) {
                broken = false;
                throw new IllegalStateException("a mistake of ours");
            }
            @Nullable Recording answer = answers.poll();
            return answer == null ? Recording.TAKEN : answer;
        }

        private synchronized List<TaskSeen> recorded() {
            return List.copyOf(recorded);
        }
    }
}
