package dev.muster.controller.ecs;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Turns a RunTask document into the SDK's request, parameter by parameter; equal documents make equal requests. */
final class RunTaskCall {
    private RunTaskCall() {}

    static RunTaskRequest of(RunTaskDocument launch) {
        RunTaskRequest.Builder call = RunTaskRequest.builder()
                .cluster(launch.cluster())
                .clientToken(launch.clientToken())
                .count(launch.count())
                .startedBy(launch.startedBy())
                .group(launch.group())
                .taskDefinition(launch.taskDefinition())
                .capacityProviderStrategy(capacity(launch))
                .networkConfiguration(network(launch.networkConfiguration().awsvpcConfiguration()))
                .overrides(overrides(launch.overrides()))
                .tags(tags(launch));
        if (launch.enableExecuteCommand()) {
            // Saying false is another request than saying nothing.
            call.enableExecuteCommand(true);
        }
        return call.build();
    }

    private static List<CapacityProviderStrategyItem> capacity(RunTaskDocument launch) {
        return launch.capacityProviderStrategy().stream()
                .map(item -> CapacityProviderStrategyItem.builder()
                        .capacityProvider(item.capacityProvider())
                        .base(item.base())
                        .weight(item.weight())
                        .build())
                .toList();
    }

    private static NetworkConfiguration network(RunTaskDocument.AwsVpc awsVpc) {
        AwsVpcConfiguration.Builder addresses =
                AwsVpcConfiguration.builder().subnets(awsVpc.subnets()).assignPublicIp(awsVpc.assignPublicIp());
        if (!awsVpc.securityGroups().isEmpty()) {
            // Without any, the VPC's default group is meant; an empty list would be something else.
            addresses.securityGroups(awsVpc.securityGroups());
        }
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(addresses.build())
                .build();
    }

    private static TaskOverride overrides(RunTaskDocument.Overrides overrides) {
        return TaskOverride.builder()
                .containerOverrides(overrides.containerOverrides().stream()
                        .map(container -> ContainerOverride.builder()
                                .name(container.name())
                                .environment(variables(container))
                                .build())
                        .toList())
                .build();
    }

    private static List<KeyValuePair> variables(RunTaskDocument.Container container) {
        return container.environment().stream()
                .map(variable -> KeyValuePair.builder()
                        .name(variable.name())
                        .value(variable.value())
                        .build())
                .toList();
    }

    private static List<Tag> tags(RunTaskDocument launch) {
        return launch.tags().stream()
                .map(tag -> Tag.builder().key(tag.key()).value(tag.value()).build())
                .toList();
    }
}
