package dev.muster.controller.snapshot;

import dev.muster.model.plan.Snapshot;
import tools.jackson.databind.JsonNode;

/**
 * A decision as it was made, read back.
 *
 * @param build what made it, in words
 * @param snapshot what it rested on, but for values that are not shown; good for planning again
 * @param plan what was decided, as {@link SnapshotJson#tree} writes a plan
 */
public record SnapshotDump(String build, Snapshot snapshot, JsonNode plan) {}
