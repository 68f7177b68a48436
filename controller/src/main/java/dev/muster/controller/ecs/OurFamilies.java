package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;

/**
 * Every family of task definitions that an installation ever registered. ECS remembers them, those too of which every
 * revision is deregistered (ECS API reference, ListTaskDefinitionFamilies), so that we need not.
 */
record OurFamilies(EcsClient ecs) {
    private static final int MOST_PAGES = 100;
    private static final int PER_PAGE = 100;

    /** How the family of every task definition begins that the installation registers. */
    static String prefix(InstallationId installation) {
        return "muster-" + installation + "-";
    }

    /** Throws what the SDK throws. */
    List<String> everUsed(InstallationId installation) {
        return of(installation, TaskDefinitionFamilyStatus.ALL);
    }

    /** Those of that status: active ones have a revision that is. Throws what the SDK throws. */
    List<String> of(InstallationId installation, TaskDefinitionFamilyStatus status) {
        ListTaskDefinitionFamiliesRequest.Builder request = ListTaskDefinitionFamiliesRequest.builder()
                .familyPrefix(prefix(installation))
                .status(status)
                .maxResults(PER_PAGE);
        List<String> families = new ArrayList<>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            ListTaskDefinitionFamiliesResponse response =
                    ecs.listTaskDefinitionFamilies(request.nextToken(next).build());
            families.addAll(response.families());
            next = response.nextToken();
            if (next == null) {
                return families;
            }
        }
        throw SdkException.create("ECS lists families of task definitions without end", null);
    }
}
