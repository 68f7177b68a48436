package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.pool.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.Cluster;

/** Whether the clusters are there that templates name instead of the pool's, with the capacity providers that they name. */
record TemplateClustersCheck(EcsWard ward) implements Check {
    @Override
    public Subject subject() {
        return Subject.TEMPLATE_CLUSTERS;
    }

    @Override
    public Result look() {
        Map<String, SortedSet<String>> wanted = wanted();
        List<String> wrong = new ArrayList<>();
        try {
            for (Map.Entry<String, SortedSet<String>> cluster : wanted.entrySet()) {
                complaint(cluster.getKey(), cluster.getValue()).ifPresent(wrong::add);
            }
        } catch (SdkException problem) {
            return Problem.of("Clusters of templates cannot be looked at", problem, "ecs:DescribeClusters on them");
        }
        if (!wrong.isEmpty()) {
            return new Result.Fail(
                    String.join("; ", wrong) + ".",
                    "Make what is missing (aws ecs put-cluster-capacity-providers for the latter), or correct the templates.");
        }
        return new Result.Ok(
                wanted.isEmpty()
                        ? "Every template runs in the pool's cluster."
                        : "The clusters " + String.join(", ", wanted.keySet()) + " are active and have what is named.");
    }

    /** The capacity providers that are named, by cluster. */
    private Map<String, SortedSet<String>> wanted() {
        PoolSpec spec = ward.patient().read().spec();
        Map<String, SortedSet<String>> wanted = new TreeMap<>();
        spec.templates().stream()
                .filter(template -> !spec.clusterOf(template).equals(spec.cluster()))
                .forEach(template -> template.capacity()
                        .forEach(option -> wanted.computeIfAbsent(spec.clusterOf(template), name -> new TreeSet<>())
                                .add(option.provider())));
        return wanted;
    }

    private Optional<String> complaint(String name, SortedSet<String> providers) {
        Optional<Cluster> found = ward.ecs().describeClusters(ask -> ask.clusters(name)).clusters().stream()
                .filter(cluster -> "ACTIVE".equals(cluster.status()))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of("There is no active cluster '" + name + "'");
        }
        List<String> missing = providers.stream()
                .filter(provider -> !found.get().capacityProviders().contains(provider))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The cluster '" + name + "' lacks the capacity provider(s) " + String.join(", ", missing));
    }
}
