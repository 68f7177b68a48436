package dev.muster.controller.sqs;

import dev.muster.controller.ecs.EcsEvent;
import dev.muster.controller.ecs.EcsEventParser;
import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What the messages of one receive say. Of several readings of one task only the newest is news: the others are older
 * readings of the same thing, and whatever becomes of the newest becomes of them.
 *
 * @param news one entry per task, in the order in which the tasks first appear
 * @param notForUs messages about something else
 * @param malformed messages that ECS never sends
 */
record Digest(List<News> news, List<Message> notForUs, List<Odd> malformed) {
    Digest {
        news = List.copyOf(news);
        notForUs = List.copyOf(notForUs);
        malformed = List.copyOf(malformed);
    }

    /**
     * All that a receive tells about one task.
     *
     * @param newest by version
     * @param messages every message about that task
     */
    record News(TaskSeen newest, List<Message> messages) {
        News {
            messages = List.copyOf(messages);
        }

        private static News of(TaskSeen task, Message message) {
            return new News(task, List.of(message));
        }

        private News and(News later) {
            List<Message> both = new ArrayList<>(messages);
            both.addAll(later.messages);
            return new News(later.newest.version() > newest.version() ? later.newest : newest, both);
        }
    }

    /** A message that cannot be read, and why. */
    record Odd(Message message, String why) {}

    /** What has to agree for two readings to be of one task; ECS never changes any of it. */
    private record Subject(String arn, String group, String startedBy) {
        private static Subject of(TaskSeen task) {
            return new Subject(task.arn(), task.group(), task.startedBy());
        }
    }

    static Digest of(List<Message> messages, EcsEventParser parser) {
        Map<Subject, News> news = new LinkedHashMap<>();
        List<Message> notForUs = new ArrayList<>();
        List<Odd> malformed = new ArrayList<>();
        for (Message message : messages) {
            switch (parser.parse(message.body())) {
                case EcsEvent.TaskChange(TaskSeen task) ->
                    news.merge(Subject.of(task), News.of(task, message), News::and);
                case EcsEvent.NotForUs other -> notForUs.add(message);
                case EcsEvent.Malformed(String why) -> malformed.add(new Odd(message, why));
            }
        }
        return new Digest(new ArrayList<>(news.values()), notForUs, malformed);
    }
}
