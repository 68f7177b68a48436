package dev.muster.controller.ecs;

import dev.muster.controller.ecs.SdkTree.MisfitException;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.SpecPath;
import dev.muster.model.pool.SpecTree;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** The task definitions over which ours are laid. */
final class BaseDefinitions {
    private final EcsClient ecs;

    BaseDefinitions(EcsClient ecs) {
        this.ecs = ecs;
    }

    /** The base as a request that would register it; an empty one if there is none. */
    Outcome<RegisterTaskDefinitionRequest> request(String template, Optional<BaseTaskDefinition> base) {
        return base.isEmpty()
                ? Outcome.done(RegisterTaskDefinitionRequest.builder().build())
                : request(template, base.get());
    }

    private Outcome<RegisterTaskDefinitionRequest> request(String template, BaseTaskDefinition base) {
        return switch (base) {
            case BaseTaskDefinition.Written(SpecTree.Mapping body) -> written(template, body);
            case BaseTaskDefinition.Registered(String reference) -> registered(reference);
        };
    }

    private static Outcome<RegisterTaskDefinitionRequest> written(String template, SpecTree.Mapping body) {
        try {
            return Outcome.done(SdkTree.request(
                    body,
                    SpecPath.root().field("templates").field(template).field("baseTaskDefinition")));
        } catch (MisfitException misfit) {
            return misconfigured("the base task definition cannot be used: " + misfit.getMessage());
        }
    }

    private Outcome<RegisterTaskDefinitionRequest> registered(String reference) {
        try {
            TaskDefinition found = ecs.describeTaskDefinition(ask -> ask.taskDefinition(reference))
                    .taskDefinition();
            return found.status() == TaskDefinitionStatus.ACTIVE
                    ? Outcome.done(copied(found))
                    : misconfigured("the base task definition " + reference + " is deregistered");
        } catch (ClientException notThere) {
            // ECS has no other name for it (ECS API reference, DescribeTaskDefinition).
            return notThere.isThrottlingException()
                    ? EcsFaults.ofRead(notThere)
                    : misconfigured("the base task definition " + reference + " cannot be read: "
                            + EcsFaults.sentence(notThere));
        } catch (SdkException problem) {
            return EcsFaults.ofRead(problem);
        }
    }

    /** All but what a template says itself. */
    private static RegisterTaskDefinitionRequest copied(TaskDefinition found) {
        RegisterTaskDefinitionRequest.Builder request = RegisterTaskDefinitionRequest.builder()
                .containerDefinitions(found.containerDefinitions())
                .ipcMode(found.ipcModeAsString())
                .pidMode(found.pidModeAsString())
                .proxyConfiguration(found.proxyConfiguration())
                .enableFaultInjection(found.enableFaultInjection());
        if (!found.volumes().isEmpty()) {
            request.volumes(found.volumes());
        }
        if (!found.placementConstraints().isEmpty()) {
            request.placementConstraints(found.placementConstraints());
        }
        if (!found.inferenceAccelerators().isEmpty()) {
            request.inferenceAccelerators(found.inferenceAccelerators());
        }
        if (!found.requiresCompatibilities().isEmpty()) {
            request.requiresCompatibilitiesWithStrings(found.requiresCompatibilitiesAsStrings());
        }
        return request.build();
    }

    private static <T> Outcome<T> misconfigured(String why) {
        return new Outcome.Failed<>(new CloudFault.Misconfigured(why));
    }
}
