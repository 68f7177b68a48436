package dev.muster.controller.sqs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Deletes what is done with. A batch answers 200 even if single deletes failed (SQS API reference, DeleteMessageBatch):
 * those that failed on the side of SQS are tried again at once, and what then still is there comes again and does no harm.
 */
final class Deletions {
    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    private static final int TRIES = 3;

    private final SqsClient sqs;
    private final String queueUrl;
    private final EventCounters counters;

    Deletions(SqsClient sqs, String queueUrl, EventCounters counters) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.counters = counters;
    }

    /** @param messages at most ten */
    void delete(List<Message> messages) {
        List<Message> left = messages;
        for (int tried = 0; tried < TRIES && !left.isEmpty(); tried++) {
            List<Message> asked = left;
            try {
                left = failed(
                        asked,
                        sqs.deleteMessageBatch(
                                request -> request.queueUrl(queueUrl).entries(entries(asked))));
            } catch (RuntimeException problem) {
                LOG.warn("{} messages were not deleted and will come again: {}", asked.size(), problem.getMessage());
                break;
            }
        }
        counters.add(EventCounters.Kind.DELETE_FAILED, left.size());
    }

    /** Those worth another try; the others are counted. */
    private List<Message> failed(List<Message> asked, DeleteMessageBatchResponse answer) {
        Set<String> again = new TreeSet<>();
        for (BatchResultErrorEntry failure : answer.failed()) {
            LOG.debug("A message was not deleted: {} {}", failure.code(), failure.message());
            if (Boolean.TRUE.equals(failure.senderFault())) {
                counters.add(EventCounters.Kind.DELETE_FAILED, 1);
            } else {
                again.add(failure.id());
            }
        }
        List<Message> left = new ArrayList<>();
        for (int place = 0; place < asked.size(); place++) {
            if (again.contains(Integer.toString(place))) {
                left.add(asked.get(place));
            }
        }
        return left;
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
