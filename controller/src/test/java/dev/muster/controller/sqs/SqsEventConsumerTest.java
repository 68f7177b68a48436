package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.controller.sqs.EventCounters.Kind;
import dev.muster.model.observed.TaskSeen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqsEventConsumerTest {
    private final Queues queues = new Queues();

    @BeforeAll
    void answers() {
        assertThat(queues.size(queues.queue())).isZero();
    }

    @AfterAll
    void close() {
        queues.close();
    }

    @ParameterizedTest
    @CsvSource({"TAKEN, RECORDED", "STALE, STALE", "UNKNOWN_TASK, UNKNOWN_TASK"})
    void a_message_is_deleted_once_what_it_says_is_known(Recording answer, Kind counted) {
        String queue = queues.queue();
        queues.send(queue, event(5));
        try (Consumption consumption = new Consumption(queues.client, queue, answer)) {
            consumption.await(counted, 1);
            awaitEmpty(queue);
            assertThat(consumption.recorded()).extracting(TaskSeen::version).containsExactly(5L);
            assertThat(consumption.counters.count(Kind.RECEIVED)).isEqualTo(1);
            assertThat(consumption.backoffs()).isEmpty();
        }
    }

    @Test
    void more_messages_than_one_receive_takes_are_all_recorded_and_deleted() {
        String queue = queues.queue();
        for (int version = 1; version <= 25; version++) {
            queues.send(queue, event(version).replace("\"taskArn\":\"a\"", "\"taskArn\":\"a" + version + "\""));
        }
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TAKEN)) {
            consumption.await(Kind.RECORDED, 25);
            awaitEmpty(queue);
            assertThat(consumption.counters.count(Kind.DELETE_FAILED)).isZero();
        }
    }

    @Test
    void news_of_one_task_in_one_receive_is_recorded_once_and_all_of_it_deleted() {
        String queue = queues.queue();
        for (int version : new int[] {3, 9, 1, 9, 4}) {
            queues.send(queue, event(version));
        }
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TAKEN)) {
            consumption.await(Kind.RECORDED, 1);
            consumption.await(Kind.STALE, 4);
            awaitEmpty(queue);
            assertThat(consumption.recorded()).extracting(TaskSeen::version).containsExactly(9L);
        }
    }

    @Test
    void what_could_not_be_made_durable_comes_again_after_a_wait() {
        String queue = queues.queue();
        queues.send(queue, event(5));
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TRY_AGAIN)) {
            consumption.await(Kind.RECORDED, 1);
            awaitEmpty(queue);
            assertThat(consumption.counters.count(Kind.TRY_AGAIN)).isEqualTo(1);
            assertThat(consumption.recorded()).hasSize(2);
            assertThat(consumption.backoffs()).hasSize(1);
        }
    }

    @Test
    void a_mistake_of_ours_loses_no_message() {
        String queue = queues.queue();
        queues.send(queue, event(5));
        try (Consumption consumption = new Consumption(queues.client, queue)) {
            consumption.await(Kind.RECORDED, 1);
            assertThat(consumption.counters.count(Kind.TRY_AGAIN)).isEqualTo(1);
        }
    }

    @Test
    void a_message_about_something_else_is_deleted_unrecorded() {
        String queue = queues.queue();
        queues.send(queue, event(5).replace("muster:", "service:"));
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TAKEN)) {
            consumption.await(Kind.NOT_FOR_US, 1);
            awaitEmpty(queue);
            assertThat(consumption.recorded()).isEmpty();
        }
    }

    @Test
    void a_malformed_message_is_dropped_at_the_third_look_and_holds_up_nobody() {
        String queue = queues.queue();
        queues.send(queue, "not what ECS sends");
        queues.send(queue, event(5));
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TAKEN)) {
            consumption.await(Kind.RECORDED, 1);
            consumption.await(Kind.MALFORMED, MessageTriage.LOOKS);
            awaitEmpty(queue);
            assertThat(consumption.counters.count(Kind.MALFORMED)).isEqualTo(MessageTriage.LOOKS);
            assertThat(consumption.backoffs()).isEmpty();
        }
    }

    @Test
    void a_dead_letter_queue_after_two_receives_keeps_malformed_messages() {
        String deadLetters = queues.queue();
        String queue = queues.queue(deadLetters, 2);
        queues.send(queue, "not what ECS sends");
        try (Consumption consumption = new Consumption(queues.client, queue, Recording.TAKEN)) {
            consumption.await(Kind.MALFORMED, 2);
            Consumption.await("a dead letter", () -> queues.size(deadLetters) == 1);
            assertThat(consumption.counters.count(Kind.MALFORMED)).isEqualTo(2);
        }
    }

    @Test
    void an_interruption_ends_it() throws InterruptedException {
        try (Consumption consumption = new Consumption(queues.client, queues.queue(), Recording.TAKEN)) {
            assertThat(consumption.stops()).isTrue();
        }
    }

    private void awaitEmpty(String queue) {
        Consumption.await("an empty queue", () -> queues.size(queue) == 0);
    }

    static String event(int version) {
        return "{\"detail-type\":\"ECS Task State Change\",\"source\":\"aws.ecs\",\"detail\":{\"taskArn\":\"a\","
                + "\"clusterArn\":\"c\",\"group\":\"muster:abcd1234:builds\",\"startedBy\":\"builds_501_1\","
                + "\"lastStatus\":\"RUNNING\",\"desiredStatus\":\"RUNNING\",\"version\":" + version + "}}";
    }
}
