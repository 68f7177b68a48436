package dev.muster.statestore.dynamodb;

import dev.muster.model.observed.TaskSeen;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A reading of a task as a map; what ECS did not tell is left out. */
final class TaskAttribute implements AttributeConverter<TaskSeen> {
    @Override
    public AttributeValue transformFrom(TaskSeen task) {
        return Fields.none()
                .with("arn", task.arn())
                .with("cluster", task.cluster())
                .with("startedBy", task.startedBy())
                .with("group", task.group())
                .with("version", task.version())
                .with("lastStatus", task.lastStatus())
                .with("desiredStatus", task.desiredStatus())
                .with("stopCode", task.stopCode())
                .with("stoppedReason", task.stoppedReason())
                .with("exitCode", task.exitCode())
                .with("createdAt", task.createdAt())
                .with("startedAt", task.startedAt())
                .with("stoppedAt", task.stoppedAt())
                .with("imageDigest", task.imageDigest())
                .toAttribute();
    }

    @Override
    public TaskSeen transformTo(AttributeValue attribute) {
        Fields fields = Fields.of(attribute);
        return new TaskSeen(
                fields.text("arn"),
                fields.text("cluster"),
                fields.text("startedBy"),
                fields.text("group"),
                fields.number("version"),
                fields.text("lastStatus"),
                fields.text("desiredStatus"),
                fields.optionalText("stopCode"),
                fields.optionalText("stoppedReason"),
                fields.optionalInteger("exitCode"),
                fields.optionalInstant("createdAt"),
                fields.optionalInstant("startedAt"),
                fields.optionalInstant("stoppedAt"),
                fields.optionalText("imageDigest"));
    }

    @Override
    public EnhancedType<TaskSeen> type() {
        return EnhancedType.of(TaskSeen.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
        return AttributeValueType.M;
    }
}
