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

/** One receiver at work on a thread of its own, with a recorder that answers as told. */
final class Consumption implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(2);

    final EventCounters counters = new EventCounters();
    private final InstantRuntime runtime = new InstantRuntime();
    private final Recorder recorder;
    private final Thread worker;

    Consumption(SqsClient sqs, String queueUrl, Recording... answers) {
        this(sqs, settings(queueUrl, null, 1), answers.length == 0 ? 1 : 0, answers);
    }

    /** @param mistakes how often the recorder breaks before it answers */
    Consumption(SqsClient sqs, ConsumerSettings settings, int mistakes, Recording... answers) {
        recorder = new Recorder(mistakes, answers);
        SqsEventConsumer consumer =
                new SqsEventConsumer(sqs, settings, new EcsEventParser(), recorder, counters, runtime);
        worker = Thread.ofVirtual().start(() -> {
            try {
                consumer.receiver(true).run();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Everything comes again after a second. */
    static ConsumerSettings settings(String queueUrl, @Nullable String deadLetterQueueUrl, int receivers) {
        Duration second = Duration.ofSeconds(1);
        return new ConsumerSettings(queueUrl, deadLetterQueueUrl, receivers, second, second, second);
    }

    List<TaskSeen> recorded() {
        return recorder.recorded();
    }

    /** How long it waited each time because something failed. */
    List<Duration> backoffs() {
        return runtime.sleeps().stream()
                .filter(pause -> !pause.equals(Receiver.GATHERING))
                .toList();
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

    /** Breaks as often as told, then gives its answers in their order, then says TAKEN. */
    private static final class Recorder implements ObservationRecorder {
        private final Deque<Recording> answers = new ArrayDeque<>();
        private final List<TaskSeen> recorded = new ArrayList<>();
        private int mistakes;

        private Recorder(int mistakes, Recording... answers) {
            this.mistakes = mistakes;
            this.answers.addAll(List.of(answers));
        }

        @Override
        public synchronized Recording record(TaskSeen task) {
            recorded.add(task);
            if (mistakes > 0) {
                mistakes--;
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
