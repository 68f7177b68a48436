package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.controller.sqs.EventCounters.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadLettersTest {
    private final Queues queues = new Queues();

    @AfterAll
    void close() {
        queues.close();
    }

    @Test
    void what_ecs_never_sends_goes_to_the_dead_letters_at_once_with_the_reason() {
        String queue = queues.queue();
        String dead = queues.queue();
        queues.send(queue, "{\"no\":\"event\"}");
        queues.send(queue, SqsEventConsumerTest.event(5));
        try (Consumption consumption = consume(queue, dead, 0)) {
            consumption.await(Kind.DEAD_LETTERED, 1);
            consumption.await(Kind.RECORDED, 1);
            awaitEmpty(queue);
            Message letter = received(dead);
            assertThat(letter.body()).isEqualTo("{\"no\":\"event\"}");
            assertThat(attribute(letter, "reason")).isEqualTo("detail-type is missing");
            assertThat(Instant.parse(attribute(letter, "firstSeen")))
                    .isBefore(Instant.now().plusSeconds(60));
            assertThat(attribute(letter, "messageId")).isNotBlank();
            assertThat(attribute(letter, "whole")).isEqualTo("true");
            assertThat(consumption.counters.count(Kind.MALFORMED)).isEqualTo(1);
        }
    }

    @Test
    void a_letter_too_long_to_carry_its_reason_is_cut() {
        String queue = queues.queue();
        String dead = queues.queue();
        queues.send(queue, "x".repeat(262_000));
        try (Consumption consumption = consume(queue, dead, 0)) {
            consumption.await(Kind.DEAD_LETTERED, 1);
            Message letter = received(dead);
            assertThat(letter.body()).matches("x{80000,200000}");
            assertThat(attribute(letter, "whole")).isEqualTo("false");
            assertThat(attribute(letter, "reason")).startsWith("no JSON");
        }
    }

    @Test
    void a_message_whose_handling_fails_again_and_again_becomes_a_dead_letter() {
        String queue = queues.queue();
        String dead = queues.queue();
        queues.send(queue, SqsEventConsumerTest.event(5));
        try (Consumption consumption = consume(queue, dead, 99)) {
            consumption.await(Kind.DEAD_LETTERED, 1);
            awaitEmpty(queue);
            assertThat(attribute(received(dead), "reason"))
                    .isEqualTo("handling it failed: java.lang.IllegalStateException: a mistake of ours");
            assertThat(consumption.recorded()).hasSize(MessageTriage.LOOKS);
        }
    }

    @Test
    void what_is_only_not_durable_yet_never_becomes_a_dead_letter() {
        String queue = queues.queue();
        String dead = queues.queue();
        queues.send(queue, SqsEventConsumerTest.event(5));
        Recording[] later = {Recording.TRY_AGAIN, Recording.TRY_AGAIN, Recording.TRY_AGAIN, Recording.TRY_AGAIN};
        ConsumerSettings settings =
                new ConsumerSettings(queue, dead, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
        try (Consumption consumption = new Consumption(queues.client, settings, 0, later)) {
            consumption.await(Kind.RECORDED, 1);
            awaitEmpty(queue);
            assertThat(consumption.counters.count(Kind.TRY_AGAIN)).isEqualTo(later.length);
            assertThat(queues.size(dead)).isZero();
        }
    }

    @Test
    void without_its_queue_answering_a_dead_letter_stays_where_it_is() {
        String queue = queues.queue();
        queues.send(queue, "not what ECS sends");
        try (Consumption consumption = consume(queue, queue + "-of-nobody", 0)) {
            consumption.await(Kind.DEAD_LETTER_FAILED, 1);
            assertThat(queues.size(queue)).isEqualTo(1);
            assertThat(consumption.counters.count(Kind.DEAD_LETTERED)).isZero();
        }
    }

    private Consumption consume(String queue, String dead, int mistakes) {
        return new Consumption(queues.client, Consumption.settings(queue, dead, 1), mistakes);
    }

    private Message received(String queue) {
        List<Message> received = new ArrayList<>();
        Consumption.await(
                "a dead letter",
                () -> received.addAll(queues.client
                        .receiveMessage(request -> request.queueUrl(queue).messageAttributeNames("All"))
                        .messages()));
        return received.getFirst();
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    private void awaitEmpty(String queue) {
        Consumption.await("an empty queue", () -> queues.size(queue) == 0);
    }
}
