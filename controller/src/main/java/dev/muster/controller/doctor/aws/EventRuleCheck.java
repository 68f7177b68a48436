package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an enabled rule of EventBridge brings the task events that we need to the queue. */
record EventRuleCheck(SignedJson aws, SignedJson.Service events, Note<Map<String, String>> queue) implements Check {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DETAIL_TYPE = "ECS Task State Change";
    private static final String ADVICE = "Make a rule with source aws.ecs and detail-type '" + DETAIL_TYPE
            + "', filtered by nothing but detail.clusterArn or the beginning of detail.group, with the queue as target.";

    @Override
    public Subject subject() {
        return Subject.EVENT_RULE;
    }

    @Override
    public Result look() {
        String queueArn = queue.read().getOrDefault("QueueArn", "");
        SignedJson.Answer names =
                aws.ask(events, "ListRuleNamesByTarget", JSON.createObjectNode().put("TargetArn", queueArn));
        return switch (names) {
            case SignedJson.Answer.Refused(String code) -> unseen(code);
            case SignedJson.Answer.Done(JsonNode body) -> judged(body.path("RuleNames"));
        };
    }

    private Result judged(JsonNode names) {
        List<Result> ofRules = new ArrayList<>();
        for (JsonNode name : names) {
            SignedJson.Answer rule =
                    aws.ask(events, "DescribeRule", JSON.createObjectNode().put("Name", name.asString("")));
            switch (rule) {
                case SignedJson.Answer.Refused(String code) -> {
                    return unseen(code);
                }
                case SignedJson.Answer.Done(JsonNode body) -> ofTaskEvents(body).ifPresent(ofRules::add);
            }
        }
        return ofRules.stream()
                .filter(Result.Ok.class::isInstance)
                .findFirst()
                .or(() -> ofRules.stream().findFirst())
                .orElseGet(() -> new Result.Fail(
                        "No rule brings events '" + DETAIL_TYPE + "' to the queue (" + names.size()
                                + " other rule(s) have it as target).",
                        ADVICE));
    }

    /** Empty if the rule is about something else. */
    private static Optional<Result> ofTaskEvents(JsonNode rule) {
        JsonNode pattern = pattern(rule.path("EventPattern").asString("{}"));
        if (!contains(pattern.path("source"), "aws.ecs") || !contains(pattern.path("detail-type"), DETAIL_TYPE)) {
            return Optional.empty();
        }
        String name = rule.path("Name").asString("?");
        if (!rule.path("State").asString("").startsWith("ENABLED")) {
            return Optional.of(new Result.Fail("The rule '" + name + "' is disabled.", "Enable it."));
        }
        return Optional.of(
                pattern.path("detail").has("lastStatus")
                        ? new Result.Warn(
                                "The rule '" + name + "' lets only some states through (detail.lastStatus).", ADVICE)
                        : new Result.Ok("The rule '" + name + "' brings ECS task events to the queue."));
    }

    private static Result unseen(String code) {
        return new Result.Warn(
                "Rules cannot be seen (" + code + ").",
                "Allow whoever examines events:ListRuleNamesByTarget and events:DescribeRule; the controller itself does"
                        + " not need them.");
    }

    private static JsonNode pattern(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException odd) {
            return JSON.createObjectNode();
        }
    }

    private static boolean contains(JsonNode texts, String wanted) {
        for (JsonNode text : texts) {
            if (text.asString("").equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
