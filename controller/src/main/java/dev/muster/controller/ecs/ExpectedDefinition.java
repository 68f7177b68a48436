package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * The task definition that launches of a template use.
 *
 * @param container the name of the container in which the agent runs
 * @param contentTag key of the tag that bears the content's hash
 * @param contentHash the tag's value where the definition is as the template says now
 * @param request how it is registered, but for what a base task definition would add
 */
public record ExpectedDefinition(
        String family, String container, String contentTag, String contentHash, RegisterTaskDefinitionRequest request) {
    /** @param region of the ECS that is asked */
    public static ExpectedDefinition of(
            InstallationId installation, PoolName pool, AgentTemplate template, String region) {
        TaskDefinitionDocument document = TaskDefinitionDocument.of(installation, pool, template, region);
        return new ExpectedDefinition(
                document.family(),
                TaskDefinitionDocument.CONTAINER,
                Tags.CONTENT,
                document.contentHash(),
                TaskDefinitionRequest.of(
                        document, RegisterTaskDefinitionRequest.builder().build()));
    }
}
