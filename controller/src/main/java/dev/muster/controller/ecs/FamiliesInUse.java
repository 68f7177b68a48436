package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.PoolName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which families of task definitions somebody needs, as far as one replica knows.
 *
 * @param wanted those of the templates in force of its pools
 * @param running those of its pools' agents that are not GONE, whose templates may be gone
 * @param untold pools of which it cannot say: another replica has them, or no spec of theirs was read yet
 */
public record FamiliesInUse(
        InstallationId installation, List<Family> wanted, List<Family> running, List<PoolName> untold) {
    public FamiliesInUse {
        wanted = List.copyOf(wanted);
        running = List.copyOf(running);
        untold = List.copyOf(untold);
    }

    /** The family of a template. */
    public record Family(PoolName pool, String template) {}

    List<String> wantedNames() {
        return wanted.stream().map(this::name).toList();
    }

    /** Whether anybody may need a family of ours. Names of pools have hyphens, so that of two pools both may be meant. */
    boolean mayNeed(String family) {
        return Stream.concat(wanted.stream(), running.stream()).map(this::name).anyMatch(family::equals)
                || untold.stream()
                        .map(pool -> OurFamilies.prefix(installation) + pool + "-")
                        .anyMatch(family::startsWith);
    }

    private String name(Family family) {
        return TaskDefinitionDocument.family(installation.value(), family.pool().value(), family.template());
    }
}
