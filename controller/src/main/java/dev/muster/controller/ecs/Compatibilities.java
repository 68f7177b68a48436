package dev.muster.controller.ecs;

import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.CapacityOption;
import java.util.List;
import java.util.stream.Stream;

/** For what kinds of capacity ECS checks a task definition of ours; EXTERNAL instances are none of them. */
final class Compatibilities {
    private static final String FARGATE = "FARGATE";
    private static final String INSTANCES = "EC2";
    private static final String MANAGED_INSTANCES = "MANAGED_INSTANCES";

    private Compatibilities() {}

    /**
     * A provider with a name of its own is one of EC2 instances or of managed ones, which its name does not tell; the latter
     * have no Windows (Amazon ECS developer guide, Amazon ECS Managed Instances).
     */
    static List<String> of(AgentTemplate template) {
        boolean fargate = template.placement().mayBeFargate();
        boolean own = !template.capacity().stream().allMatch(CapacityOption::isFargate);
        boolean managed = own && !template.task().platform().isWindows();
        return Stream.of(fargate ? FARGATE : "", own ? INSTANCES : "", managed ? MANAGED_INSTANCES : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Only those that the base has too, if they are enough for the template's capacity; else all that it needs. */
    static List<String> narrowed(List<String> needed, List<String> base) {
        List<String> both = needed.stream().filter(base::contains).toList();
        boolean fargate = both.contains(FARGATE) == needed.contains(FARGATE);
        boolean own = both.contains(INSTANCES) || both.contains(MANAGED_INSTANCES) || !needed.contains(INSTANCES);
        return fargate && own ? both : needed;
    }
}
