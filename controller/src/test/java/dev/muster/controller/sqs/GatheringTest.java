package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.controller.testing.InstantRuntime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** How few calls take many messages from the queue: each costs money, and time of both sides. */
final class GatheringTest {
    private static final Duration REST = Duration.ofMinutes(10);

    private final InstantRuntime runtime = new InstantRuntime();

    @Test
    void after_little_it_lets_more_come_together_before_it_asks_again() {
        assertThat(consume(true, 1, 4).waits).containsExactly(1, 1, 1);
        assertThat(runtime.sleeps()).containsExactly(Receiver.GATHERING, Receiver.GATHERING);
    }

    @Test
    void after_much_it_asks_again_at_once() {
        consume(true, 5, 10);
        assertThat(runtime.sleeps()).isEmpty();
    }

    @Test
    void those_who_help_out_take_what_is_there_and_leave_the_waiting_to_one() {
        assertThat(consume(false, 10, 2, 0).waits).containsOnly(0);
        assertThat(runtime.sleeps()).containsExactly(REST, Receiver.GATHERING, REST, REST);
    }

    /** One receiver at work until the queue has answered with each of these numbers of messages. */
    private Scripted consume(boolean always, int... answers) {
        Scripted queue = new Scripted(answers);
        SqsEventConsumer consumer = new SqsEventConsumer(
                queue,
                Consumption.settings("http://127.0.0.1/1/events", null, 2),
                new EcsEventParser(),
                task -> Recording.TAKEN,
                new EventCounters(),
                runtime);
        assertThatThrownBy(() -> consumer.receiver(always).run()).isInstanceOf(InterruptedException.class);
        return queue;
    }

    /** Answers as told, and then asks its caller to stop. */
    private static final class Scripted implements SqsClient {
        private final Deque<Integer> answers = new ArrayDeque<>();
        private final List<Integer> waits = new ArrayList<>();

        private Scripted(int... answers) {
            IntStream.of(answers).forEach(this.answers::add);
        }

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            waits.add(request.waitTimeSeconds());
            if (answers.isEmpty()) {
                Thread.currentThread().interrupt();
                return ReceiveMessageResponse.builder().build();
            }
            return ReceiveMessageResponse.builder()
                    .messages(IntStream.range(0, answers.remove())
                            .mapToObj(number -> Message.builder()
                                    .messageId("m" + number)
                                    .receiptHandle("r" + number)
                                    .body(SqsEventConsumerTest.event(number + 1))
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            return DeleteMessageBatchResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
