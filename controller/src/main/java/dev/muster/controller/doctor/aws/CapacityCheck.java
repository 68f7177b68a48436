package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.pool.PoolSpec;
import java.util.List;

/** Whether the pool's cluster has every capacity provider that a template names which runs there. */
record CapacityCheck(EcsWard ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.CAPACITY;
    }

    @Override
    public Result look() {
        List<String> has = ward.cluster().read().capacityProviders();
        PoolSpec spec = ward.patient().read().spec();
        List<String> missing = spec.templates().stream()
                .filter(template -> spec.clusterOf(template).equals(spec.cluster()))
                .flatMap(template -> template.capacity().stream())
                .map(option -> option.provider())
                .distinct()
                .filter(provider -> !has.contains(provider))
                .toList();
        return missing.isEmpty()
                ? new Result.Ok("The cluster has every capacity provider that the templates name.")
                : new Result.Fail(
                        "The cluster lacks the capacity provider(s) " + String.join(", ", missing) + "; it has "
                                + (has.isEmpty() ? "none" : String.join(", ", has)) + ".",
                        "aws ecs put-cluster-capacity-providers, or name others in 'capacity' of the templates.");
    }
}
