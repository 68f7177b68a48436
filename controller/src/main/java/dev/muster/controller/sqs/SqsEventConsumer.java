package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.ObservationRecorder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Consumes task events: some receivers, each with a batch in hand, and one worker that keeps hidden what takes long. A
 * message is deleted only after what it says is durable, so a crash at any point costs a repetition and loses nothing.
 *
 * <p>The order of messages means nothing (Amazon ECS developer guide: events can come several times, and in any order).
 * Of one task the highest version wins, within a receive, among receivers, in memory and in the store; and one receiver
 * at a time works on a task, so that copies of one message do not write twice.
 */
public final class SqsEventConsumer {
    private final Receiver.Desk desk;

    /** @param sqs its calls must be allowed to last longer than the long poll, see {@link SqsClientFactory} */
    public SqsEventConsumer(
            SqsClient sqs,
            ConsumerSettings settings,
            EcsEventParser parser,
            ObservationRecorder recorder,
            EventCounters counters,
            LoopRuntime runtime) {
        DeadLetters deadLetters = new DeadLetters(sqs, settings.deadLetterQueueUrl());
        this.desk = new Receiver.Desk(
                sqs,
                settings,
                parser,
                new MessageTriage(recorder, deadLetters, counters),
                new Deletions(sqs, settings.queueUrl(), counters),
                new Visibility(sqs, settings, counters, runtime),
                new TaskTurns(runtime),
                runtime.newSignal(),
                counters,
                runtime);
    }

    /** Starts the workers; they end when the runtime stops. */
    public void start() {
        desk.runtime().spawn("events-visibility", desk.visibility()::run);
        for (int i = 0; i < desk.settings().receivers(); i++) {
            desk.runtime().spawn("events-" + i, receiver(i == 0)::run);
        }
    }

    /** @param always whether it listens even when nobody says that many messages wait */
    Receiver receiver(boolean always) {
        return new Receiver(desk, always);
    }
}
