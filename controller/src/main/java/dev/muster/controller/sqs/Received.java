package dev.muster.controller.sqs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What SQS tells about a message beside its body (SQS API reference, ReceiveMessage); a queue may leave any of it out. */
final class Received {
    private Received() {}

    /** How often it was received; 1 if the queue does not say: leaving a message is the harmless mistake. */
    static int times(Message message) {
        long times = number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, 1);
        return Math.clamp(times, 1, Integer.MAX_VALUE);
    }

    /** When it was received for the first time, as text; {@code unknown} if the queue does not say. */
    static String firstSeen(Message message) {
        long first = number(message, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, -1);
        return first < 0 ? "unknown" : Instant.ofEpochMilli(first).toString();
    }

    private static long number(Message message, MessageSystemAttributeName name, long otherwise) {
        Map<MessageSystemAttributeName, String> attributes = message.attributes();
        @Nullable String written = attributes.get(name);
        try {
            return written == null ? otherwise : Long.parseLong(written);
        } catch (NumberFormatException odd) {
            return otherwise;
        }
    }
}
