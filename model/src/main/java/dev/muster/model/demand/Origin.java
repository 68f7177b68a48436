package dev.muster.model.demand;

import org.jspecify.annotations.Nullable;

/**
 * What a job is a part of.
 *
 * @param project id of its project (ADO's {@code scopeId}); null if ADO does not say
 * @param run id of its run: the build's, where the plan type is {@code Build}; null if ADO does not say
 * @param publicProject whether the project is public; its jobs need none of the organisation's parallel jobs
 */
public record Origin(@Nullable String project, @Nullable Long run, boolean publicProject) {
    /** Nothing is said; taken for a private project, which is the usual and the dearer case. */
    public static final Origin UNKNOWN = new Origin(null, null, false);
}
