package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One of the workers that consume the queue: receives a batch, works on it, deletes what is done with. */
final class Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    /** Most of one receive (SQS API reference, ReceiveMessage). */
    private static final int MOST_MESSAGES = 10;

    /** So many at once say that more wait: SQS need not fill a batch. */
    private static final int MANY_MESSAGES = 5;

    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    /** Three calls for each message cost more than to hear of it a little later. */
    static final Duration GATHERING = Duration.ofMillis(50);

    private final Desk desk;
    private final boolean always;

    /** What all receivers of a queue share. */
    record Desk(
            SqsClient sqs,
            ConsumerSettings settings,
            EcsEventParser parser,
            MessageTriage triage,
            Deletions deletions,
            Visibility visibility,
            TaskTurns turns,
            LoopRuntime.Signal manyWait,
            EventCounters counters,
            LoopRuntime runtime) {}

    /**
     * @param always whether it listens even when nobody says that many messages wait; one that does not takes what is there
     *     and does not wait for more
     */
    Receiver(Desk desk, boolean always) {
        this.desk = desk;
        this.always = always;
    }

    /** How a receive went. */
    private enum Course {
        /** Nothing came. */
        NOTHING,
        /** A little came, and some of it is done with or will be. */
        LITTLE,
        /** So much came that more may wait, and some of it is done with or will be. */
        MUCH,
        /** Waiting is better than asking again at once. */
        BADLY
    }

    /** Goes on until interrupted, whatever the queue does. */
    void run() throws InterruptedException {
        Backoff backoff = Backoff.NONE;
        boolean rest = !always;
        while (true) {
            if (rest) {
                desk.manyWait().await(LONGEST_REST);
            }
            Course course = receiveOnce();
            if (Thread.interrupted()) {
                throw new InterruptedException("asked to stop");
            }
            backoff = course == Course.BADLY ? backoff.afterFailure() : Backoff.NONE;
            rest = !always && (course == Course.NOTHING || course == Course.LITTLE);
            switch (course) {
                case NOTHING, MUCH -> {}
                case LITTLE -> desk.runtime().sleep(GATHERING);
                case BADLY -> desk.runtime().sleep(backoff.wait(desk.runtime().random()));
            }
        }
    }

    /** The SDK throws more than its own exceptions, and none of them may end the consumer. */
    private Course receiveOnce() throws InterruptedException {
        try {
            List<Message> messages = receive();
            return messages.isEmpty() ? Course.NOTHING : handle(messages);
        } catch (RuntimeException problem) {
            if (Thread.currentThread().isInterrupted()) {
                LOG.debug("The long poll ended because this worker is asked to stop");
                return Course.BADLY;
            }
            desk.counters().add(EventCounters.Kind.RECEIVE_FAILED, 1);
            LOG.warn("No messages from {}: {}", desk.settings().queueUrl(), problem.getMessage());
            return Course.BADLY;
        }
    }

    private List<Message> receive() {
        ConsumerSettings settings = desk.settings();
        return desk.sqs()
                .receiveMessage(request -> request.queueUrl(settings.queueUrl())
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(
                                always ? Math.toIntExact(settings.longPoll().toSeconds()) : 0)
                        .visibilityTimeout(Math.toIntExact(settings.visibility().toSeconds()))
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))
                .messages();
    }

    private Course handle(List<Message> messages) throws InterruptedException {
        desk.counters().add(EventCounters.Kind.RECEIVED, messages.size());
        boolean much = messages.size() >= MANY_MESSAGES;
        if (much) {
            desk.manyWait().raise();
        }
        Visibility.Held held = desk.visibility().hold(messages);
        try {
            if (!judged(Digest.of(messages, desk.parser()))) {
                return Course.BADLY;
            }
            return much ? Course.MUCH : Course.LITTLE;
        } finally {
            desk.visibility().release(held);
        }
    }

    /** False if there was news and none of it could be made durable. */
    private boolean judged(Digest digest) throws InterruptedException {
        List<Message> doneWith = new ArrayList<>(digest.notForUs());
        desk.counters().add(EventCounters.Kind.NOT_FOR_US, digest.notForUs().size());
        List<Message> left = new ArrayList<>();
        for (Digest.Odd odd : digest.malformed()) {
            (desk.triage().judge(odd) == MessageTriage.Verdict.DONE_WITH ? doneWith : left).add(odd.message());
        }
        int notDurable = 0;
        for (Digest.News news : digest.news()) {
            MessageTriage.Verdict verdict = inTurn(news);
            (verdict == MessageTriage.Verdict.DONE_WITH ? doneWith : left).addAll(news.messages());
            notDurable += verdict == MessageTriage.Verdict.LEAVE_AND_WAIT ? 1 : 0;
        }
        delete(doneWith);
        desk.visibility().leave(left);
        // One pool that takes nothing yet must not slow down the news of the others.
        return notDurable == 0 || notDurable < digest.news().size();
    }

    private MessageTriage.Verdict inTurn(Digest.News news) throws InterruptedException {
        String task = news.newest().arn();
        desk.turns().take(task);
        try {
            return desk.triage().judge(news);
        } finally {
            desk.turns().giveBack(task);
        }
    }

    private void delete(List<Message> doneWith) {
        if (!doneWith.isEmpty()) {
            desk.deletions().delete(doneWith);
        }
    }
}
