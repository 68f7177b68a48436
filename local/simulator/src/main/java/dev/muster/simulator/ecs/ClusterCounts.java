package dev.muster.simulator.ecs;

/**
 * One cluster with the tasks in it.
 *
 * @param name of the cluster
 * @param arn of the cluster
 * @param running tasks in RUNNING
 * @param pending tasks before RUNNING
 */
public record ClusterCounts(String name, String arn, int running, int pending) {}
