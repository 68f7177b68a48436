package dev.muster.model.pool;

import java.util.regex.Pattern;

/**
 * The JSON Schema (draft 2020-12) of a pool as people write it. It is made of what the readers ask for, so that both can
 * never differ in a field. What only hangs together, such as a size that Fargate has, the reader alone knows: every spec
 * that the reader takes fits the schema, but not the other way round.
 */
public final class SpecSchema {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,29})");

    private SpecSchema() {}

    /** Of a whole item with its {@code name} and {@code spec}; {@code #/$defs/spec} is that of the spec alone. */
    public static SpecTree.Mapping document() {
        return SpecTree.mapping()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("title", "A pool of agents of Azure Pipelines on Amazon ECS")
                .with("type", "object")
                .with(
                        "properties",
                        SpecTree.mapping()
                                .with("$schema", SchemaParts.TEXT)
                                .with("name", SchemaParts.text(NAME))
                                .with("spec", SpecTree.mapping().with("$ref", "#/$defs/spec")))
                .with("required", SpecTree.texts("name", "spec"))
                .with(
                        "$defs",
                        SpecTree.mapping()
                                .with("spec", PoolSection.READER.schema().get()));
    }
}
