package dev.muster.controller.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Keeps for people what nobody can read: body as received, and as message attributes why, when it was first seen, and
 * under which id. SQS' own redrive keeps the body alone.
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    /** A message with its attributes may have 262,144 bytes (SQS developer guide, quotas; queues may be set to take more). */
    private static final int MOST_BODY_BYTES = 260_000;

    /** No character takes more than three bytes of UTF-8 each (a pair of surrogates takes four). */
    private static final int CUT_CHARACTERS = MOST_BODY_BYTES / 3;

    private static final int MOST_REASON = 500;

    private final SqsClient sqs;
    private final @Nullable String queueUrl;

    /** @param queueUrl null if there is no such queue: nothing is kept then */
    DeadLetters(SqsClient sqs, @Nullable String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** Whether there is a queue for them. */
    boolean areKept() {
        return queueUrl != null;
    }

    /** Keeps a message; false if that failed, so that it must not be deleted from where it came. */
    boolean keep(Message message, String reason) {
        boolean whole = message.body().getBytes(StandardCharsets.UTF_8).length <= MOST_BODY_BYTES;
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        attributes.put("reason", text(readable(reason)));
        attributes.put("firstSeen", text(Received.firstSeen(message)));
        attributes.put("messageId", text(message.messageId()));
        attributes.put("whole", text(Boolean.toString(whole)));
        String body = whole ? message.body() : message.body().substring(0, CUT_CHARACTERS);
        try {
            sqs.sendMessage(
                    request -> request.queueUrl(queueUrl).messageBody(body).messageAttributes(attributes));
            return true;
        } catch (RuntimeException problem) {
            LOG.warn("Message {} could not be sent to the dead letters: {}", message.messageId(), problem.getMessage());
            return false;
        }
    }

    /** The characters that SQS allows in attributes are those of XML; a reason may quote what is none. */
    private static String readable(String reason) {
        String clean =
                reason.replaceAll("\\p{Cntrl}|\\p{Cs}|[\\uFFFE\\uFFFF]", " ").strip();
        String some = clean.isEmpty() ? "no reason known" : clean;
        return some.substring(0, Math.min(MOST_REASON, some.length()));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
