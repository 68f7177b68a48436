package dev.muster.simulator.ecs;

import java.util.List;

/**
 * One account's ECS in one region.
 *
 * @param account 12 digits
 * @param region for example {@code eu-west-1}
 * @param clusters their names; no others exist
 * @param timings of every task's life
 * @param pageSize most ARNs in one page of a listing, 1 to 100
 */
public record EcsSettings(String account, String region, List<String> clusters, EcsTimings timings, int pageSize) {
    /** Checks the page size and keeps the clusters unchangeable. */
    public EcsSettings {
        if (pageSize < 1 || pageSize > 100) {
            throw new IllegalArgumentException("pageSize must be 1 to 100, was " + pageSize);
        }
        clusters = List.copyOf(clusters);
    }

    String arn(String resource) {
        return "arn:aws:ecs:%s:%s:%s".formatted(region, account, resource);
    }

    String clusterArn(String cluster) {
        return arn("cluster/" + cluster);
    }
}
