package dev.muster.controller.web;

import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.statestore.PoolItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A pool's item as it stands in the table, whether or not it is in force.
 *
 * @param etag what to send as {@code If-Match} to change just this
 * @param generation counted by the API; null if nobody has counted, like the two that follow
 * @param spec with {@link WithheldValues}
 * @param mistakes why it is not in force; empty if it can be
 */
record SpecDocument(
        String name,
        String etag,
        @Nullable Long generation,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        JsonNode spec,
        List<Mistake> mistakes) {
    /** A place in a spec, and what is wrong there. */
    record Mistake(String path, String message) {
        static List<Mistake> all(List<SpecProblem> problems) {
            return problems.stream()
                    .map(problem -> new Mistake(problem.path().toString(), problem.message()))
                    .toList();
        }
    }

    static SpecDocument of(PoolItem item) {
        List<SpecProblem> problems =
                SpecReader.read(item.spec()) instanceof SpecReading.Invalid(var found) ? found : List.of();
        return new SpecDocument(
                item.name(),
                EntityTag.of(item).toString(),
                item.generation(),
                item.updatedAt(),
                item.updatedBy(),
                SpecJson.write(WithheldValues.hide(item.spec())),
                Mistake.all(problems));
    }
}
