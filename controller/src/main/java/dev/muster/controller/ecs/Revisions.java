package dev.muster.controller.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The active revisions of a family, as ECS has them. Throws what the SDK throws. */
final class Revisions {
    /** A listing without end is a fault of the service. */
    private static final int MOST_PAGES = 100;

    private final EcsClient ecs;

    /** One revision, with what our tags say of it. */
    record Revision(
            String arn, boolean active, @Nullable Instant registered, Optional<String> installation, Optional<String> content) {}

    Revisions(EcsClient ecs) {
        this.ecs = ecs;
    }

    /** The newest active one of a family, or the one with that ARN; empty if there is none. */
    Optional<Revision> read(String familyOrArn) {
        try {
            return Optional.of(of(ecs.describeTaskDefinition(
                    ask -> ask.taskDefinition(familyOrArn).include(TaskDefinitionField.TAGS))));
        } catch (ClientException notThere) {
            // ECS has no other name for it (ECS API reference, DescribeTaskDefinition).
            if (notThere.isThrottlingException()) {
                throw notThere;
            }
            return Optional.empty();
        }
    }

    /** The ARNs of a family's active revisions, newest first. */
    List<String> active(String family) {
        List<String> arns = new ArrayList<>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String token = next;
            ListTaskDefinitionsResponse response = ecs.listTaskDefinitions(ask -> ask.familyPrefix(family)
                    .status(TaskDefinitionStatus.ACTIVE)
                    .sort(SortOrder.DESC)
                    .nextToken(token));
            arns.addAll(response.taskDefinitionArns());
            next = response.nextToken();
            if (next == null) {
                break;
            }
        }
        return arns;
    }

    void deregister(String arn) {
        ecs.deregisterTaskDefinition(ask -> ask.taskDefinition(arn));
    }

    private static Revision of(DescribeTaskDefinitionResponse found) {
        return new Revision(
                found.taskDefinition().taskDefinitionArn(),
                found.taskDefinition().status() == TaskDefinitionStatus.ACTIVE,
                found.taskDefinition().registeredAt(),
                tag(found, Tags.INSTALLATION),
                tag(found, Tags.CONTENT));
    }

    private static Optional<String> tag(DescribeTaskDefinitionResponse found, String key) {
        return found.tags().stream()
                .filter(tag -> key.equals(tag.key()))
                .map(tag -> tag.value())
                .findFirst();
    }
}
