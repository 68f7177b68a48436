package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEvent;
import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.model.observed.TaskSeen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Decides about one message: whether it is done with, and may be forgotten. */
final class MessageTriage {
    /**
     * How often a malformed message is looked at before it is dropped: it may have been damaged on the way, but without a
     * dead letter queue it must not come back until it expires.
     */
    static final int LOOKS_AT_MALFORMED = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MessageTriage.class);

    private final EcsEventParser parser;
    private final ObservationRecorder recorder;
    private final EventCounters counters;

    MessageTriage(EcsEventParser parser, ObservationRecorder recorder, EventCounters counters) {
        this.parser = parser;
        this.recorder = recorder;
        this.counters = counters;
    }

    /** What to do with a message. */
    enum Verdict {
        /** Delete it: what it says is durable, or nobody needs it. */
        DONE_WITH,
        /** Leave it on the queue. */
        LEAVE,
        /** Leave it, and receive no more for a while: nothing can be made durable now. */
        LEAVE_AND_WAIT
    }

    Verdict judge(Message message) {
        return switch (parser.parse(message.body())) {
            case EcsEvent.TaskChange(TaskSeen task) -> record(task);
            case EcsEvent.NotForUs(String why) -> counted(EventCounters.Kind.NOT_FOR_US, Verdict.DONE_WITH);
            case EcsEvent.Malformed(String why) -> malformed(message, why);
        };
    }

    private Verdict record(TaskSeen task) {
        return switch (recorder.record(task)) {
            case TAKEN -> counted(EventCounters.Kind.RECORDED, Verdict.DONE_WITH);
            case STALE -> counted(EventCounters.Kind.STALE, Verdict.DONE_WITH);
            case UNKNOWN_TASK -> counted(EventCounters.Kind.UNKNOWN_TASK, Verdict.DONE_WITH);
            case TRY_AGAIN -> counted(EventCounters.Kind.TRY_AGAIN, Verdict.LEAVE_AND_WAIT);
        };
    }

    private Verdict malformed(Message message, String why) {
        int looks = looks(message);
        LOG.warn("Message {} is no event of ECS (look {}): {}", message.messageId(), looks, why);
        return counted(EventCounters.Kind.MALFORMED, looks >= LOOKS_AT_MALFORMED ? Verdict.DONE_WITH : Verdict.LEAVE);
    }

    private Verdict counted(EventCounters.Kind kind, Verdict verdict) {
        counters.add(kind, 1);
        return verdict;
    }

    /** A queue that does not say counts as the first time: leaving a message is the harmless mistake. */
    private static int looks(Message message) {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        try {
            return count == null ? 1 : Integer.parseInt(count);
        } catch (NumberFormatException odd) {
            return 1;
        }
    }
}
