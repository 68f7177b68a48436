package dev.muster.controller.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.ecs.EcsEventParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

final class DigestTest {
    @Test
    void of_all_readings_of_a_task_only_the_newest_is_news_whatever_their_order() {
        Digest digest = digest(event("a", 3), event("b", 1), event("a", 7), event("a", 5), event("a", 7));

        assertThat(digest.news())
                .extracting(news -> news.newest().arn() + news.newest().version())
                .containsExactly("a7", "b1");
        assertThat(digest.news().getFirst().messages())
                .extracting(Message::messageId)
                .containsExactly("0", "2", "3", "4");
    }

    @Test
    void a_reading_that_names_the_task_of_another_group_or_agent_supersedes_nothing() {
        Digest digest = digest(
                event("a", 3),
                event("a", 9).replace("muster:abcd1234:builds", "muster:otherone:builds"),
                event("a", 8).replace("builds_501_1", "builds_502_1"));

        assertThat(digest.news()).extracting(news -> news.newest().version()).containsExactly(3L, 9L, 8L);
    }

    @Test
    void every_message_is_in_one_place() {
        Digest digest = digest("garbage", event("a", 1), event("b", 1).replace("muster:", "service:"), "[]");

        assertThat(digest.malformed())
                .extracting(odd -> odd.message().messageId())
                .containsExactly("0", "3");
        assertThat(digest.notForUs()).extracting(Message::messageId).containsExactly("2");
        assertThat(digest.news()).hasSize(1);
    }

    private static String event(String task, int version) {
        return SqsEventConsumerTest.event(version).replace("\"taskArn\":\"a\"", "\"taskArn\":\"" + task + "\"");
    }

    private static Digest digest(String... bodies) {
        List<Message> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(Message.builder()
                    .messageId(Integer.toString(messages.size()))
                    .body(body)
                    .build());
        }
        return Digest.of(messages, new EcsEventParser());
    }
}
