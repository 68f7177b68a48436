package dev.muster.simulator.ecs;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One "ECS Task State Change".
 *
 * @param id of this event; a duplicate carries the same
 * @param account 12 digits
 * @param region where the task runs
 * @param at when the change happened
 * @param task as it is after the change
 */
public record TaskEvent(UUID id, String account, String region, Instant at, EcsTask task) {
    /** The EventBridge envelope, which is also the body of the SQS message (no wrapper). */
    public String toJson() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0");
        envelope.put("id", id.toString());
        envelope.put("detail-type", "ECS Task State Change");
        envelope.put("source", "aws.ecs");
        envelope.put("account", account);
        envelope.put("time", at.toString());
        envelope.put("region", region);
        envelope.putArray("resources").add(task.arn());
        ObjectNode detail = TaskJson.inEvent(task);
        detail.put("updatedAt", at.toString());
        envelope.set("detail", detail);
        return envelope.toString();
    }
}
