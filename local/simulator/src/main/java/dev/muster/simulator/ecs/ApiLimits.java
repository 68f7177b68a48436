package dev.muster.simulator.ecs;

import java.util.List;

/**
 * How often an account may call ECS in a region.
 *
 * @param groups each counts its operations together; an operation may be in several, and one in none is free
 */
public record ApiLimits(List<Group> groups) {
    /** Everything is free. */
    public static final ApiLimits NONE = new ApiLimits(List.of());

    public ApiLimits {
        groups = List.copyOf(groups);
    }

    /**
     * @param burst calls that may come at once after a pause
     * @param perSecond calls that may come in the long run
     */
    public record Group(int burst, int perSecond, List<String> operations) {
        public Group {
            operations = List.copyOf(operations);
        }
    }

    /**
     * What a new account has: the groups of the ECS API (Amazon ECS API reference, Request throttling for the Amazon ECS
     * API), and Fargate's own limit of RunTask (Amazon ECS user guide for Fargate, throttling quotas).
     */
    public static ApiLimits fargate() {
        return new ApiLimits(List.of(
                new Group(20, 20, List.of("RunTask")),
                new Group(100, 40, List.of("RunTask", "StopTask")),
                new Group(100, 20, List.of("DescribeTasks", "ListTasks")),
                new Group(20, 1, List.of("RegisterTaskDefinition", "DeregisterTaskDefinition")),
                new Group(50, 20, List.of("DescribeTaskDefinition", "ListTaskDefinitions")),
                new Group(50, 20, List.of("DescribeClusters")),
                new Group(20, 10, List.of("TagResource"))));
    }
}
