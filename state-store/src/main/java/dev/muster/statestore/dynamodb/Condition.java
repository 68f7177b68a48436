package dev.muster.statestore.dynamodb;

import dev.muster.model.agent.Phase;
import dev.muster.statestore.Fence;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The conditions under which items are written. Names stand behind {@code #}, for DynamoDB reserves common words. */
final class Condition {
    private static final List<Phase> BEFORE_JOB =
            EnumSet.allOf(Phase.class).stream().filter(Phase::isBeforeJob).toList();

    private Condition() {}

    /** No item of that key exists. */
    static Expression isNew() {
        return Expression.builder().expression("attribute_not_exists(pk)").build();
    }

    static Expression inForce(Fence fence) {
        return Expression.builder()
                .expression("#owner = :owner AND #epoch = :epoch")
                .putExpressionName("#owner", "owner")
                .putExpressionName("#epoch", "epoch")
                .putExpressionValue(":owner", AttributeValue.fromS(fence.owner()))
                .putExpressionValue(":epoch", number(fence.epoch()))
                .build();
    }

    /** The item is there. */
    static Expression isThere() {
        return Expression.builder().expression("attribute_exists(pk)").build();
    }

    /** The item is there and no owner has written it since. */
    static Expression atRevision(long revision) {
        return Expression.builder()
                .expression("#revision = :expected")
                .putExpressionName("#revision", "revision")
                .putExpressionValue(":expected", number(revision))
                .build();
    }

    /** The item is there, its agent is GONE, and no owner has written it since. */
    static Expression goneAt(long revision) {
        return atRevision(revision)
                .and(Expression.builder()
                        .expression("#phase = :gone")
                        .putExpressionName("#phase", "phase")
                        .putExpressionValue(":gone", AttributeValue.fromS(Phase.GONE.name()))
                        .build());
    }

    /** The item is there and knows no reading of its task as new. */
    static Expression taskOlderThan(long version) {
        return Expression.builder()
                .expression("attribute_exists(pk) AND (attribute_not_exists(#version) OR #version < :seen)")
                .putExpressionName("#version", "taskVersion")
                .putExpressionValue(":seen", number(version))
                .build();
    }

    /** The item is there, has no other key, and its agent may still register. */
    static Expression takesKey(String fingerprint) {
        Expression.Builder condition = Expression.builder()
                .expression("(attribute_not_exists(#key) OR #key = :key) AND #retiring = :no AND #phase IN ("
                        + BEFORE_JOB.stream().map(Condition::placeholder).collect(Collectors.joining(", ")) + ")")
                .putExpressionName("#key", "keyFingerprint")
                .putExpressionName("#retiring", "retiring")
                .putExpressionName("#phase", "phase")
                .putExpressionValue(":key", AttributeValue.fromS(fingerprint))
                .putExpressionValue(":no", AttributeValue.fromBool(false));
        BEFORE_JOB.forEach(
                phase -> condition.putExpressionValue(placeholder(phase), AttributeValue.fromS(phase.name())));
        return condition.build();
    }

    private static String placeholder(Phase phase) {
        return ":" + phase.name();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
