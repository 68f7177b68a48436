package dev.muster.simulator.http.aws;

import dev.muster.simulator.ecs.ArnPage;
import dev.muster.simulator.ecs.DescribedTasks;
import dev.muster.simulator.ecs.DesiredStatus;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.ListTasksQuery;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.RunTaskResult;
import dev.muster.simulator.ecs.Tags;
import dev.muster.simulator.ecs.TaskJson;
import dev.muster.simulator.ecs.TaskStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on tasks. */
record TaskOperations(EcsRegion region) {
    /** Filters that ECS has and this simulator has not: better refused than ignored. */
    private static final List<String> OTHER_FILTERS =
            List.of("containerInstance", "serviceName", "launchType", "daemonName");

    private static final List<String> DESIRED = List.of("RUNNING", "STOPPED");

    EcsAnswer<ObjectNode> run(ObjectNode body) {
        return region.runTask(new RunTaskCall(body)).map(TaskOperations::ran);
    }

    EcsAnswer<ObjectNode> stop(ObjectNode body) {
        Fields fields = new Fields(body);
        String reason = fields.textOr("reason", "Task stopped by user");
        return region.stopTask(fields.textOr("cluster", "default"), fields.textOr("task", ""), reason)
                .map(task -> {
                    ObjectNode answer = JsonNodeFactory.instance.objectNode();
                    answer.set("task", withTags(task));
                    return answer;
                });
    }

    EcsAnswer<ObjectNode> describe(ObjectNode body) {
        Fields fields = new Fields(body);
        boolean tags = fields.includesTags();
        return region.describeTasks(fields.textOr("cluster", "default"), fields.texts("tasks"), tags)
                .map(found -> described(found, tags));
    }

    EcsAnswer<ObjectNode> list(ObjectNode body) {
        Fields fields = new Fields(body);
        if (OTHER_FILTERS.stream().anyMatch(body::has)) {
            return invalid("This simulator does not filter by any of " + OTHER_FILTERS);
        }
        if (fields.number("maxResults").filter(most -> most < 1 || most > 100).isPresent()) {
            return invalid("maxResults must be 1 to 100.");
        }
        Optional<String> desired = fields.text("desiredStatus");
        // PENDING is accepted by the API, but no task ever has it: nothing a controller should ask for.
        if (desired.filter(status -> !DESIRED.contains(status)).isPresent()) {
            return invalid("desiredStatus must be one of " + DESIRED);
        }
        return region.listTasks(new ListTasksQuery(
                        fields.textOr("cluster", "default"),
                        desired.map(DesiredStatus::valueOf),
                        fields.text("family"),
                        fields.text("startedBy"),
                        fields.number("maxResults"),
                        fields.text("nextToken")))
                .map(TaskOperations::page);
    }

    private static ObjectNode ran(RunTaskResult result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode tasks = answer.putArray("tasks");
        result.tasks().forEach(task -> tasks.add(started(task)));
        ArrayNode failures = answer.putArray("failures");
        result.failures().forEach(reason -> failures.addObject().put("reason", reason));
        return answer;
    }

    /** A repeated token shows of a stopped task only where it is (AWS, "Ensuring idempotency" of the ECS API). */
    private static ObjectNode started(EcsTask task) {
        if (task.lastStatus() != TaskStatus.STOPPED) {
            return withTags(task);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskArn", task.arn())
                .put("lastStatus", task.lastStatus().name())
                .put("desiredStatus", task.desiredStatus().name());
    }

    private static ObjectNode described(DescribedTasks found, boolean tags) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode tasks = answer.putArray("tasks");
        found.tasks().forEach(task -> tasks.add(tags ? withTags(task) : TaskJson.inAnswer(task)));
        ArrayNode failures = answer.putArray("failures");
        found.missing().forEach(arn -> failures.addObject().put("arn", arn).put("reason", "MISSING"));
        return answer;
    }

    private static ObjectNode page(ArnPage page) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        page.arns().forEach(answer.putArray("taskArns")::add);
        page.nextToken().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private static ObjectNode withTags(EcsTask task) {
        ObjectNode json = TaskJson.inAnswer(task);
        json.set("tags", Tags.write(task.tags()));
        return json;
    }

    private static EcsAnswer<ObjectNode> invalid(String message) {
        return new EcsAnswer.Refused<>(new EcsError(EcsError.Kind.INVALID_PARAMETER, message, List.of()));
    }
}
