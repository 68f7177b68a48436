package dev.muster.controller.sqs;

import dev.muster.controller.loop.ObservationRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/** Decides about what was received: whether it is done with, and may be forgotten. */
final class MessageTriage {
    /**
     * How often a message is looked at that cannot be read while there is no queue for dead letters, before it is dropped:
     * it must not come back until it expires. As often is one looked at whose handling fails by a mistake of ours, before
     * it becomes a dead letter.
     */
    static final int LOOKS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MessageTriage.class);

    private final ObservationRecorder recorder;
    private final DeadLetters deadLetters;
    private final EventCounters counters;

    MessageTriage(ObservationRecorder recorder, DeadLetters deadLetters, EventCounters counters) {
        this.recorder = recorder;
        this.deadLetters = deadLetters;
        this.counters = counters;
    }

    /** What to do with messages. */
    enum Verdict {
        /** Delete them: what they say is durable, or nobody needs it. */
        DONE_WITH,
        /** Leave them on the queue. */
        LEAVE,
        /** Leave them: what they say cannot be made durable now. */
        LEAVE_AND_WAIT
    }

    /** A mistake of ours with one task must not stop the others, nor may it lose that one. */
    Verdict judge(Digest.News news) {
        try {
            return record(news);
        } catch (RuntimeException mistake) {
            LOG.error("News of {} could not be handled", news.newest().arn(), mistake);
            return afterMistake(news, mistake);
        }
    }

    private Verdict record(Digest.News news) {
        int messages = news.messages().size();
        ObservationRecorder.Recording recording = recorder.record(news.newest());
        if (recording == ObservationRecorder.Recording.TRY_AGAIN) {
            counters.add(EventCounters.Kind.TRY_AGAIN, messages);
            return Verdict.LEAVE_AND_WAIT;
        }
        EventCounters.Kind kind = switch (recording) {
            case TAKEN -> EventCounters.Kind.RECORDED;
            case UNKNOWN_TASK -> EventCounters.Kind.UNKNOWN_TASK;
            case STALE, TRY_AGAIN -> EventCounters.Kind.STALE;
        };
        counters.add(kind, 1);
        counters.add(EventCounters.Kind.STALE, messages - 1);
        return Verdict.DONE_WITH;
    }

    private Verdict afterMistake(Digest.News news, RuntimeException mistake) {
        boolean often = news.messages().stream().allMatch(message -> Received.times(message) >= LOOKS);
        if (!often || !deadLetters.areKept()) {
            counters.add(EventCounters.Kind.TRY_AGAIN, news.messages().size());
            return Verdict.LEAVE_AND_WAIT;
        }
        boolean all = true;
        for (Message message : news.messages()) {
            all &= keep(message, "handling it failed: " + mistake) == Verdict.DONE_WITH;
        }
        return all ? Verdict.DONE_WITH : Verdict.LEAVE;
    }

    Verdict judge(Digest.Odd odd) {
        counters.add(EventCounters.Kind.MALFORMED, 1);
        Message message = odd.message();
        int looks = Received.times(message);
        LOG.warn("Message {} is no event of ECS (look {}): {}", message.messageId(), looks, odd.why());
        if (deadLetters.areKept()) {
            return keep(message, odd.why());
        }
        return looks >= LOOKS ? Verdict.DONE_WITH : Verdict.LEAVE;
    }

    private Verdict keep(Message message, String reason) {
        boolean kept = deadLetters.keep(message, reason);
        counters.add(kept ? EventCounters.Kind.DEAD_LETTERED : EventCounters.Kind.DEAD_LETTER_FAILED, 1);
        return kept ? Verdict.DONE_WITH : Verdict.LEAVE;
    }
}
