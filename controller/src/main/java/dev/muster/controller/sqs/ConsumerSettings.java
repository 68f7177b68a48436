package dev.muster.controller.sqs;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a queue of task events is consumed.
 *
 * @param queueUrl the queue that EventBridge delivers to
 * @param deadLetterQueueUrl where messages go that nobody can read, with the reason; null if there is no such queue
 * @param receivers most batches worked on at the same time, at least 1; all but one rest while little comes
 * @param longPoll how long a receive may wait for messages; whole seconds from 0 to 20
 * @param visibility for how long a message is hidden from others once received, whole seconds, at least 1; lengthened
 *     while it is being worked on
 * @param comesAgain after how long a message comes again that was left the first time, whole seconds from 0; three times as long
 *     each further time, up to {@link #LONGEST_AWAY}
 */
public record ConsumerSettings(
        String queueUrl,
        @Nullable String deadLetterQueueUrl,
        int receivers,
        Duration longPoll,
        Duration visibility,
        Duration comesAgain) {
    /** The longest time between two looks at a message that is left again and again. */
    public static final Duration LONGEST_AWAY = Duration.ofMinutes(15);

    private static final int MOST_STEPS = 6;

    public ConsumerSettings {
        if (receivers < 1 || visibility.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "at least one receiver and one second, was " + receivers + ", " + visibility);
        }
    }

    /** What a controller uses; {@code longPoll} is the longest that SQS allows (SQS API reference, ReceiveMessage). */
    public static ConsumerSettings usual(URI queue, @Nullable URI deadLetterQueue) {
        return new ConsumerSettings(
                queue.toString(),
                deadLetterQueue == null ? null : deadLetterQueue.toString(),
                8,
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    /** For how long a message is away that is left, received {@code receives} times so far. */
    Duration away(int receives) {
        Duration away = comesAgain.multipliedBy(Math.round(Math.pow(3, Math.clamp(receives - 1L, 0, MOST_STEPS))));
        return away.compareTo(LONGEST_AWAY) > 0 ? LONGEST_AWAY : away;
    }
}
