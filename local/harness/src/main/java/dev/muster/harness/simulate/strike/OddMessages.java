package dev.muster.harness.simulate.strike;

import dev.muster.simulator.ecs.TaskEvent;
import java.util.List;

/** Bodies of messages that come along with an event and mean nothing to us. */
final class OddMessages {
    private static final List<String> NO_EVENTS =
            List.of("", "not json", "{\"detail\":", "[]", "{\"source\":\"aws.ecs\",\"detail\":{\"version\":\"soon\"}}");

    private OddMessages() {}

    /** One that is no event; which one depends on the number only. */
    static String malformed(int number) {
        return NO_EVENTS.get(Math.floorMod(number, NO_EVENTS.size()));
    }

    /** The event as if it were of a task that nobody knows (odd numbers), or of an agent and pool that nobody knows. */
    static String unknown(TaskEvent event, int number) {
        return number % 2 == 1
                ? event.toJson().replace(event.task().id(), "%032x".formatted(number))
                : event.toJson().replace(event.task().startedBy(), "nowhere_" + number + "_1");
    }
}
