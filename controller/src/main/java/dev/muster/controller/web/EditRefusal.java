package dev.muster.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.model.pool.SpecProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an edit was not written, in the shape of an {@link ErrorAnswer} with more to it.
 *
 * @param mistakes every one, in the order of the spec; null if there are none
 * @param current what stands there now; null if nothing does, or the edit is wrong whatever stands there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditRefusal(
        String error,
        String message,
        @Nullable List<SpecDocument.Mistake> mistakes,
        @Nullable SpecDocument current) {
    static EditRefusal mistakes(List<SpecProblem> problems) {
        return new EditRefusal(
                "spec-invalid",
                "the spec has " + problems.size() + (problems.size() == 1 ? " mistake" : " mistakes")
                        + "; nothing was written",
                SpecDocument.Mistake.all(problems),
                null);
    }

    static EditRefusal overtaken(Optional<SpecDocument> current) {
        return new EditRefusal(
                "spec-changed",
                current.isPresent()
                        ? "somebody has changed the spec since it was read; nothing was written"
                        : "there is no such spec any more; nothing was written",
                null,
                current.orElse(null));
    }
}
