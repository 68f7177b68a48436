package dev.muster.simulator.http.aws;

import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.Tags;
import dev.muster.simulator.ecs.TaskDefinition;
import dev.muster.simulator.ecs.TaskDefinitions;
import dev.muster.simulator.ecs.TaskJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on task definitions. */
record DefinitionOperations(TaskDefinitions definitions) {
    private static final int PAGE = 100;

    EcsAnswer<ObjectNode> register(ObjectNode body) {
        return definitions.register(body).map(definition -> answer(definition, true));
    }

    EcsAnswer<ObjectNode> describe(ObjectNode body) {
        Fields fields = new Fields(body);
        return definitions
                .describe(fields.textOr("taskDefinition", ""))
                .map(definition -> answer(definition, fields.includesTags()));
    }

    EcsAnswer<ObjectNode> deregister(ObjectNode body) {
        return definitions
                .deregister(new Fields(body).textOr("taskDefinition", ""))
                .map(definition -> answer(definition, false));
    }

    /** {@code familyPrefix} is, whatever its name says, the whole name of a family (ECS API reference). */
    EcsAnswer<ObjectNode> list(ObjectNode body) {
        Fields fields = new Fields(body);
        boolean active = fields.textOr("status", "ACTIVE").equals("ACTIVE");
        List<String> arns = definitions.list(fields.text("familyPrefix"), active);
        List<String> inOrder = fields.textOr("sort", "ASC").equals("DESC") ? arns.reversed() : arns;
        return page(fields, "taskDefinitionArns", inOrder);
    }

    /** Here {@code familyPrefix} is a prefix; without a status, families of every status are listed (ECS API reference). */
    EcsAnswer<ObjectNode> families(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<Boolean> active = switch (fields.textOr("status", "ALL")) {
            case "ACTIVE" -> Optional.of(true);
            case "INACTIVE" -> Optional.of(false);
            default -> Optional.empty();
        };
        return page(fields, "families", definitions.families(fields.textOr("familyPrefix", ""), active));
    }

    private static EcsAnswer<ObjectNode> page(Fields fields, String name, List<String> all) {
        int from = fields.text("nextToken")
                .filter(token -> token.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        int to = from + fields.number("maxResults").orElse(PAGE);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        all.stream().skip(from).limit(to - (long) from).forEach(answer.putArray(name)::add);
        if (to < all.size()) {
            answer.put("nextToken", Integer.toString(to));
        }
        return new EcsAnswer.Ok<>(answer);
    }

    private static ObjectNode answer(TaskDefinition definition, boolean tags) {
        ObjectNode shape = definition.content().deepCopy();
        shape.put("taskDefinitionArn", definition.arn());
        shape.put("revision", definition.revision());
        shape.put("status", definition.active() ? "ACTIVE" : "INACTIVE");
        shape.set("registeredAt", TaskJson.seconds(definition.registeredAt()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("taskDefinition", shape);
        if (tags) {
            answer.set("tags", Tags.write(definition.tags()));
        }
        return answer;
    }
}
