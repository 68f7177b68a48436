package dev.muster.controller.ecs;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.BaseTaskDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * The registered task definitions by their content. ECS lets an account register one a second, so a definition is
 * registered once: remembered here, and after a restart found again by the content tag of its family's latest revision.
 */
final class TaskDefinitions {
    private final EcsClient ecs;
    private final BaseDefinitions bases;
    private final Map<String, String> arnByContent = new ConcurrentHashMap<>();

    /** Two workers that need one definition must not register it twice. */
    private final Lock looking = new ReentrantLock();

    TaskDefinitions(EcsClient ecs) {
        this.ecs = ecs;
        this.bases = new BaseDefinitions(ecs);
    }

    /** The ARN with its revision. */
    Outcome<String> arn(TaskDefinitionDocument document, Optional<BaseTaskDefinition> base) {
        String content = document.contentHash();
        String known = arnByContent.get(content);
        return known == null ? lookFor(document, base, content) : Outcome.done(known);
    }

    /** Called when a launch with it was refused: it may have been deregistered meanwhile. */
    void forget(String arn) {
        arnByContent.values().remove(arn);
    }

    private Outcome<String> lookFor(
            TaskDefinitionDocument document, Optional<BaseTaskDefinition> base, String content) {
        looking.lock();
        try {
            String known = arnByContent.get(content);
            Outcome<String> outcome = known == null ? findOrRegister(document, base, content) : Outcome.done(known);
            if (outcome instanceof Outcome.Done<String>(String arn)) {
                arnByContent.put(content, arn);
            }
            return outcome;
        } finally {
            looking.unlock();
        }
    }

    private Outcome<String> findOrRegister(
            TaskDefinitionDocument document, Optional<BaseTaskDefinition> base, String content) {
        return switch (find(document.family(), content)) {
            case Outcome.Done<Optional<String>>(Optional<String> found) ->
                found.map(Outcome::done).orElseGet(() -> laidOver(document, base));
            case Outcome.Refused<Optional<String>>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<Optional<String>>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<Optional<String>>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    private Outcome<Optional<String>> find(String family, String content) {
        try {
            DescribeTaskDefinitionResponse latest = ecs.describeTaskDefinition(DescribeTaskDefinitionRequest.builder()
                    .taskDefinition(family)
                    .include(TaskDefinitionField.TAGS)
                    .build());
            return Outcome.done(
                    isActiveWith(content, latest)
                            ? Optional.of(latest.taskDefinition().taskDefinitionArn())
                            : Optional.empty());
        } catch (ClientException noSuchFamily) {
            return noSuchFamily.isThrottlingException()
                    ? EcsFaults.ofRead(noSuchFamily)
                    : Outcome.done(Optional.empty());
        } catch (SdkException problem) {
            return EcsFaults.ofRead(problem);
        }
    }

    private static boolean isActiveWith(String content, DescribeTaskDefinitionResponse latest) {
        boolean active = latest.taskDefinition().status() == TaskDefinitionStatus.ACTIVE;
        return active
                && latest.tags().stream()
                        .anyMatch(tag ->
                                tag.key().equals(Tags.CONTENT) && tag.value().equals(content));
    }

    private Outcome<String> laidOver(TaskDefinitionDocument document, Optional<BaseTaskDefinition> base) {
        return switch (bases.request(base)) {
            case Outcome.Done<RegisterTaskDefinitionRequest>(RegisterTaskDefinitionRequest below) ->
                register(TaskDefinitionRequest.of(document, below));
            case Outcome.Refused<RegisterTaskDefinitionRequest>(String why) -> new Outcome.Refused<>(why);
            case Outcome.Failed<RegisterTaskDefinitionRequest>(CloudFault fault) -> new Outcome.Failed<>(fault);
            case Outcome.Unknown<RegisterTaskDefinitionRequest>(String why) -> new Outcome.Unknown<>(why);
        };
    }

    private Outcome<String> register(RegisterTaskDefinitionRequest request) {
        try {
            return Outcome.done(ecs.registerTaskDefinition(request)
                    .taskDefinition()
                    .taskDefinitionArn());
        } catch (SdkException problem) {
            return EcsFaults.ofChange(problem);
        }
    }
}
