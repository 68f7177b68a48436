package dev.muster.model.pool;

/** Where ECS takes the capacity for a task from: the capacity provider's name, for example {@code FARGATE_SPOT}. */
public record CapacityOption(String provider) {
    public static final CapacityOption FARGATE = new CapacityOption("FARGATE");
    public static final CapacityOption FARGATE_SPOT = new CapacityOption("FARGATE_SPOT");

    public boolean isFargate() {
        return equals(FARGATE) || equals(FARGATE_SPOT);
    }
}
