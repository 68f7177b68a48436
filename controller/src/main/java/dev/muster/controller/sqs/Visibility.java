package dev.muster.controller.sqs;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Keeps messages hidden from other consumers while they are being worked on, and decides when those come again that are
 * left. If SQS does not answer, messages come again too early, which costs a repetition and nothing else.
 */
final class Visibility {
    private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);

    /** A worker that hangs must not hide its messages for ever. */
    private static final int MOST_EXTENSIONS = 30;

    private final SqsClient sqs;
    private final ConsumerSettings settings;
    private final EventCounters counters;
    private final LoopRuntime runtime;
    private final Lock lock;
    private final List<Held> held = new ArrayList<>();

    Visibility(SqsClient sqs, ConsumerSettings settings, EventCounters counters, LoopRuntime runtime) {
        this.sqs = sqs;
        this.settings = settings;
        this.counters = counters;
        this.runtime = runtime;
        this.lock = runtime.newLock();
    }

    /** Messages being worked on. Guarded by the lock. */
    static final class Held {
        private final List<Message> messages;
        private Instant hiddenSince;
        private int extensions;

        private Held(List<Message> messages, Instant hiddenSince) {
            this.messages = List.copyOf(messages);
            this.hiddenSince = hiddenSince;
        }
    }

    /** Keeps these, just received, hidden from now on. */
    Held hold(List<Message> messages) {
        Held batch = new Held(messages, runtime.now());
        locked(() -> held.add(batch));
        return batch;
    }

    /** They are no longer worked on. */
    void release(Held batch) {
        locked(() -> held.remove(batch));
    }

    /** Goes on until interrupted. */
    void run() throws InterruptedException {
        Duration third = settings.visibility().dividedBy(3);
        while (true) {
            runtime.sleep(third);
            extendDue(runtime.now().minus(third));
        }
    }

    private void extendDue(Instant hiddenBefore) {
        List<Held> due = new ArrayList<>();
        locked(() -> {
            for (Held batch : held) {
                if (!batch.hiddenSince.isAfter(hiddenBefore) && batch.extensions < MOST_EXTENSIONS) {
                    batch.extensions++;
                    batch.hiddenSince = runtime.now();
                    due.add(batch);
                }
            }
        });
        for (Held batch : due) {
            counters.add(EventCounters.Kind.EXTENDED, batch.messages.size());
            change(batch.messages, message -> settings.visibility());
        }
    }

    /** Lets these come again after a while, later each time. */
    void leave(List<Message> messages) {
        change(messages, message -> settings.away(Received.times(message)));
    }

    private void change(List<Message> messages, Function<Message, Duration> hidden) {
        if (messages.isEmpty()) {
            return;
        }
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(Math.toIntExact(hidden.apply(message).toSeconds()))
                    .build());
        }
        try {
            sqs.changeMessageVisibilityBatch(
                            request -> request.queueUrl(settings.queueUrl()).entries(entries))
                    .failed()
                    .forEach(failure ->
                            LOG.debug("A message may come again too early: {} {}", failure.code(), failure.message()));
        } catch (RuntimeException problem) {
            LOG.warn("{} messages may come again too early: {}", entries.size(), problem.getMessage());
        }
    }

    private void locked(Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }
}
