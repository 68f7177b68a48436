package dev.muster.model.pool;

/** A task definition that somebody else wrote, over which a template's own is laid. */
public sealed interface BaseTaskDefinition {
    /** One registered in ECS: a family, {@code family:revision}, or an ARN. */
    record Registered(String reference) implements BaseTaskDefinition {}

    /** One written in the spec, in the shape of a request of RegisterTaskDefinition. */
    record Written(SpecTree.Mapping body) implements BaseTaskDefinition {}
}
