package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.Cluster;

/** Whether the spec's cluster is there. */
record ClusterCheck(EcsWard ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.CLUSTER;
    }

    @Override
    public Result look() {
        try {
            return ward.ecs().describeClusters(ask -> ask.clusters(ward.name())).clusters().stream()
                    .filter(cluster -> "ACTIVE".equals(cluster.status()))
                    .findFirst()
                    .map(this::found)
                    .orElseGet(() -> new Result.Fail(
                            "There is no active cluster '" + ward.name() + "' in this account and region.",
                            "Make it, or correct 'cluster' in the spec."));
        } catch (SdkException problem) {
            return Problem.of("The cluster cannot be looked at", problem, "ecs:DescribeClusters on it");
        }
    }

    private Result found(Cluster cluster) {
        ward.cluster().write(cluster);
        return new Result.Ok("The cluster '" + ward.name() + "' is active, with " + cluster.runningTasksCount()
                + " running task(s).");
    }
}
