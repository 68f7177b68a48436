package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.controller.sqs.EventCounters.Kind;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class SqsFaultsTest {
    private static final Canned DELETED = Canned.json("{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":[]}");

    @Test
    void after_failed_receives_it_waits_longer_and_longer_and_goes_on() throws NoSuchAlgorithmException {
        Canned[] answers = {
            Canned.empty(500),
            new Canned.Dropped(),
            Canned.json(400, "{\"__type\":\"QueueDoesNotExist\"}"),
            received(),
            DELETED,
            new Canned.Silence()
        };
        try (CannedServer server = new CannedServer(answers);
                SqsClient sqs = Queues.client(server.url());
                Consumption consumption = new Consumption(sqs, server.url() + "/1/events", Recording.TAKEN)) {
            consumption.await(Kind.RECORDED, 1);
            assertThat(consumption.counters.count(Kind.RECEIVE_FAILED)).isEqualTo(3);
            assertThat(consumption.backoffs())
                    .containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(3));
            assertThat(consumption.counters.count(Kind.DELETE_FAILED)).isZero();
        }
    }

    @Test
    void a_delete_that_failed_inside_a_good_answer_is_tried_again() throws NoSuchAlgorithmException {
        assertDeletesFailed(0, deleteFailed(false), deleteFailed(false), DELETED);
    }

    @Test
    void a_delete_that_goes_on_failing_is_counted() throws NoSuchAlgorithmException {
        assertDeletesFailed(1, deleteFailed(false), deleteFailed(false), deleteFailed(false));
    }

    @Test
    void a_delete_that_cannot_succeed_is_not_repeated() throws NoSuchAlgorithmException {
        assertDeletesFailed(1, deleteFailed(true));
    }

    @Test
    void a_delete_without_an_answer_is_counted() throws NoSuchAlgorithmException {
        assertDeletesFailed(1, new Canned.Dropped());
    }

    private static Canned deleteFailed(boolean byUs) {
        return Canned.json("{\"Successful\":[],\"Failed\":[{\"Id\":\"0\",\"Code\":\"InternalError\",\"SenderFault\":"
                + byUs + "}]}");
    }

    /** The message comes once more, so that whoever waits for its second recording has seen all deletes of the first. */
    private static void assertDeletesFailed(int failures, Canned... deletes) throws NoSuchAlgorithmException {
        List<Canned> answers = new ArrayList<>(List.of(received()));
        answers.addAll(Arrays.asList(deletes));
        answers.addAll(List.of(received(), DELETED, new Canned.Silence()));
        try (CannedServer server = new CannedServer(answers.toArray(Canned[]::new));
                SqsClient sqs = Queues.client(server.url());
                Consumption consumption = new Consumption(sqs, server.url() + "/1/events", Recording.TAKEN)) {
            consumption.await(Kind.RECORDED, 2);
            assertThat(consumption.counters.count(Kind.DELETE_FAILED)).isEqualTo(failures);
            assertThat(consumption.backoffs()).isEmpty();
        }
    }

    private static Canned received() throws NoSuchAlgorithmException {
        String body = SqsEventConsumerTest.event(5);
        byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode answer = json.createObjectNode();
        answer.putArray("Messages")
                .addObject()
                .put("MessageId", "m1")
                .put("ReceiptHandle", "r1")
                .put("Body", body)
                .put("MD5OfBody", HexFormat.of().formatHex(digest))
                .putObject("Attributes")
                .put("ApproximateReceiveCount", "1");
        return Canned.json(json.writeValueAsString(answer));
    }
}
