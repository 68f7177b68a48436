package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.controller.ecs.ExpectedDefinition;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Whether the templates' task definitions are registered as the templates are now; the first launch does so otherwise. */
record TaskDefinitionsCheck(EcsWard ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.TASK_DEFINITIONS;
    }

    @Override
    public Result look() {
        if (ward.installation().seen().isEmpty()) {
            return new Result.Ok(
                    "None yet: no controller has started, and the first launch registers what is missing.");
        }
        List<String> missing = new ArrayList<>();
        try {
            for (AgentTemplate template : ward.patient().read().spec().templates()) {
                if (!isRegistered(ward.installation().read(), template)) {
                    missing.add(template.name());
                }
            }
        } catch (SdkException problem) {
            return Problem.of(
                    "Task definitions cannot be read",
                    problem,
                    "ecs:DescribeTaskDefinition on * and ecs:RegisterTaskDefinition");
        }
        return new Result.Ok(
                missing.isEmpty()
                        ? "Every template's task definition is registered as the template is now."
                        : "The next launch registers those of " + String.join(", ", missing) + ".");
    }

    private boolean isRegistered(InstallationId installation, AgentTemplate template) {
        ExpectedDefinition expected =
                ExpectedDefinition.of(installation, ward.patient().read().name(), template, ward.region());
        try {
            return isAsExpected(
                    expected,
                    ward.ecs()
                            .describeTaskDefinition(
                                    ask -> ask.taskDefinition(expected.family()).include(TaskDefinitionField.TAGS)));
        } catch (ClientException noSuchFamily) {
            // ECS has no other name for it (ECS API reference, DescribeTaskDefinition).
            if (noSuchFamily.isThrottlingException()) {
                throw noSuchFamily;
            }
            return false;
        }
    }

    private static boolean isAsExpected(ExpectedDefinition expected, DescribeTaskDefinitionResponse found) {
        return found.taskDefinition().status() == TaskDefinitionStatus.ACTIVE
                && found.tags().stream()
                        .anyMatch(tag -> tag.key().equals(expected.contentTag())
                                && tag.value().equals(expected.contentHash()));
    }
}
