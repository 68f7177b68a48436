package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a message that nobody can read goes somewhere else in the end. */
record DeadLettersCheck(Note<Map<String, String>> attributes) implements Check {
    @Override
    public Subject subject() {
        return Subject.DEAD_LETTERS;
    }

    @Override
    public Result look() {
        JsonNode redrive = json(attributes.read().getOrDefault("RedrivePolicy", "{}"));
        String target = redrive.path("deadLetterTargetArn").asString("");
        return target.isEmpty()
                ? new Result.Warn(
                        "The queue has no queue for dead letters.",
                        "Give it one (RedrivePolicy): a message that cannot be read comes again until it is too old.")
                : new Result.Ok(
                        "What was received " + redrive.path("maxReceiveCount").asString("?") + " times in vain goes to "
                                + target.substring(target.lastIndexOf(':') + 1) + ".");
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException odd) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
