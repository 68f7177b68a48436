package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.ObservationRecorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Consumes task events by long polling. A message is deleted only after what it says is durable, so a crash at any point
 * costs a repetition and loses nothing. A malformed message is left twice and dropped when it comes a third time. A dead
 * letter queue after fewer than three receives keeps such messages for people; readings that could not be made durable so
 * often go there as well, and the sweep makes up for them.
 */
public final class SqsEventConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(SqsEventConsumer.class);
    private static final int MOST_MESSAGES = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration longPoll;
    private final MessageTriage triage;
    private final EventCounters counters;
    private final LoopRuntime runtime;

    /**
     * @param sqs its calls must be allowed to last longer than {@code longPoll}, see {@link SqsClientFactory}
     * @param longPoll how long a receive may wait for messages; whole seconds from 0 to 20
     */
    public SqsEventConsumer(
            SqsClient sqs,
            String queueUrl,
            Duration longPoll,
            EcsEventParser parser,
            ObservationRecorder recorder,
            EventCounters counters,
            LoopRuntime runtime) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.longPoll = longPoll;
        this.triage = new MessageTriage(parser, recorder, counters);
        this.counters = counters;
        this.runtime = runtime;
    }

    /** Goes on until interrupted, whatever the queue does. */
    public void run() throws InterruptedException {
        Backoff backoff = Backoff.NONE;
        while (true) {
            boolean well = receiveOnce();
            if (Thread.interrupted()) {
                throw new InterruptedException("asked to stop");
            }
            backoff = well ? Backoff.NONE : backoff.afterFailure();
            if (!well) {
                runtime.sleep(backoff.wait(runtime.random()));
            }
        }
    }

    /**
     * False if waiting is better than asking again at once. The SDK throws more than its own exceptions, and none of them
     * may end the consumer.
     */
    private boolean receiveOnce() {
        try {
            return handle(receive());
        } catch (RuntimeException problem) {
            if (Thread.currentThread().isInterrupted()) {
                LOG.debug("The long poll of {} ended because this worker is asked to stop", queueUrl);
                return false;
            }
            counters.add(EventCounters.Kind.RECEIVE_FAILED, 1);
            LOG.warn("No messages from {}: {}", queueUrl, problem.getMessage());
            return false;
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(Math.toIntExact(longPoll.toSeconds()))
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    private boolean handle(List<Message> messages) {
        counters.add(EventCounters.Kind.RECEIVED, messages.size());
        List<Message> doneWith = new ArrayList<>();
        boolean durable = true;
        for (Message message : messages) {
            MessageTriage.Verdict verdict = judge(message);
            if (verdict == MessageTriage.Verdict.DONE_WITH) {
                doneWith.add(message);
            }
            durable &= verdict != MessageTriage.Verdict.LEAVE_AND_WAIT;
        }
        delete(doneWith);
        return durable;
    }

    /** A mistake of ours with one message must not stop the others, nor may it lose that one. */
    private MessageTriage.Verdict judge(Message message) {
        try {
            return triage.judge(message);
        } catch (RuntimeException mistake) {
            counters.add(EventCounters.Kind.TRY_AGAIN, 1);
            LOG.error("Message {} could not be handled", message.messageId(), mistake);
            return MessageTriage.Verdict.LEAVE_AND_WAIT;
        }
    }

    /** A batch answers 200 even if single deletes failed (SQS API reference, DeleteMessageBatch). */
    private void delete(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            DeleteMessageBatchResponse response =
                    sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries(messages)));
            response.failed()
                    .forEach(
                            failure -> LOG.warn("A message was not deleted: {} {}", failure.code(), failure.message()));
            counters.add(EventCounters.Kind.DELETE_FAILED, response.failed().size());
        } catch (RuntimeException problem) {
            counters.add(EventCounters.Kind.DELETE_FAILED, messages.size());
            LOG.warn("{} messages were not deleted and will come again: {}", messages.size(), problem.getMessage());
        }
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        return entries;
    }
}
