package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolName;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * The task definition that launches of a template use.
 *
 * @param container the name of its one container
 * @param contentTag key of the tag that bears the content's hash
 * @param contentHash the tag's value where the definition is as the template says now
 * @param request how it is registered
 */
public record ExpectedDefinition(
        String family, String container, String contentTag, String contentHash, RegisterTaskDefinitionRequest request) {
    public static ExpectedDefinition of(InstallationId installation, PoolName pool, AgentTemplate template) {
        TaskDefinitionDocument document = TaskDefinitionDocument.of(installation, pool, template);
        return new ExpectedDefinition(
                document.family(),
                TaskDefinitionDocument.CONTAINER,
                Tags.CONTENT,
                document.contentHash(),
                document.request());
    }
}
