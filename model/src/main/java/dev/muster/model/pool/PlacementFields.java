package dev.muster.model.pool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a template that say where its tasks run. */
record PlacementFields(
        Optional<List<CapacityOption>> capacity,
        Optional<Optional<String>> cluster,
        Optional<Optional<Network>> network) {
    static final ValueReader<String> CLUSTER = Scalars.text(
            "text: the name or ARN of an ECS cluster",
            Pattern.compile("[A-Za-z0-9_-]{1,255}|arn:aws[a-z-]*:ecs:[a-z0-9-]+:[0-9]+:cluster/[A-Za-z0-9_-]{1,255}"));

    /** Names of one's own may not begin with these words (ECS API reference, CreateCapacityProvider). */
    private static final Pattern PROVIDER = Pattern.compile(
            "FARGATE|FARGATE_SPOT|(?![aA][wW][sS]|[eE][cC][sS]|[fF][aA][rR][gG][aA][tT][eE])[A-Za-z0-9_-]{1,255}");

    private static final ValueReader<List<CapacityOption>> CAPACITY = Containers.distinct(
            Scalars.text("FARGATE, FARGATE_SPOT or the name of a capacity provider of the cluster", PROVIDER)
                    .map(CapacityOption::new),
            1,
            20);

    static PlacementFields read(Fields template) {
        return new PlacementFields(
                template.optional("capacity", List.of(CapacityOption.FARGATE), CAPACITY),
                template.optional("cluster", Optional.empty(), CLUSTER.map(Optional::of)),
                template.optional("network", Optional.empty(), NetworkSection.READER.map(Optional::of)));
    }

    /** To be called only if nothing in the template is wrong. */
    PlacementSettings whole() {
        return new PlacementSettings(capacity.orElseThrow(), cluster.orElseThrow(), network.orElseThrow());
    }
}
