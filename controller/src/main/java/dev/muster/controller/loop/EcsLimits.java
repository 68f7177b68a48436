package dev.muster.controller.loop;

/**
 * How many calls a second ECS takes from this process, by the group in which ECS counts them per account and region (Amazon
 * ECS API reference, Request throttling for the Amazon ECS API).
 *
 * @param launches RunTask alone, which Fargate limits by itself (Amazon ECS user guide for Fargate, throttling quotas)
 * @param taskCalls RunTask and StopTask together
 * @param reads DescribeTasks and ListTasks together
 */
public record EcsLimits(double launches, double taskCalls, double reads) {
    /** What every account has to begin with. */
    public static final EcsLimits FARGATE = new EcsLimits(20, 40, 20);

    /** More than one process can send. */
    public static final double UNLIMITED = 1_000;

    /** Nothing is held back before ECS complains. */
    public static final EcsLimits NONE = new EcsLimits(UNLIMITED, UNLIMITED, UNLIMITED);

    public EcsLimits {
        if (launches <= 0 || taskCalls <= 0 || reads <= 0) {
            throw new IllegalArgumentException("a limit is more than 0 calls a second");
        }
    }
}
