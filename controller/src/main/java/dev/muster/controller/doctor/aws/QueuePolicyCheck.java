package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the queue's policy lets EventBridge send; without it events vanish where nobody looks.
 *
 * @param elsewhere whether the queue is another engine's than that of AWS, which may know no policies
 */
record QueuePolicyCheck(Note<Map<String, String>> attributes, boolean elsewhere) implements Check {
    private static final String EVENTS = "events.amazonaws.com";

    @Override
    public Subject subject() {
        return Subject.QUEUE_POLICY;
    }

    @Override
    public Result look() {
        String policy = attributes.read().getOrDefault("Policy", "");
        if (policy.isEmpty() && elsewhere) {
            return new Result.Skipped("the engine behind muster.aws.endpoints.sqs tells no policy");
        }
        return policy.isEmpty() || !allows(policy)
                ? new Result.Fail(
                        "The queue's policy does not let " + EVENTS + " send to it.",
                        "Allow sqs:SendMessage to the service " + EVENTS + ", with the rule's ARN as aws:SourceArn.")
                : new Result.Ok("EventBridge may send to the queue.");
    }

    private static boolean allows(String policy) {
        try {
            return listed(JsonMapper.shared().readTree(policy).path("Statement")).stream()
                    .anyMatch(QueuePolicyCheck::letsEventsIn);
        } catch (JacksonException odd) {
            return false;
        }
    }

    private static boolean letsEventsIn(JsonNode statement) {
        boolean sends = listed(statement.path("Action")).stream()
                .map(action -> action.asString("").toLowerCase(Locale.ROOT))
                .anyMatch(action -> action.equals("sqs:sendmessage") || action.equals("sqs:*") || action.equals("*"));
        JsonNode principal = statement.path("Principal");
        boolean events = principal.asString("").equals("*")
                || listed(principal.path("Service")).stream()
                        .anyMatch(service -> service.asString("").equals(EVENTS));
        return statement.path("Effect").asString("").equals("Allow") && sends && events;
    }

    /** Policies write one thing without brackets. */
    private static List<JsonNode> listed(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(all::add);
        } else if (!node.isMissingNode()) {
            all.add(node);
        }
        return all;
    }
}
