package dev.muster.model.plan;

import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An online agent of this template turned out not to offer what it was launched for, so launching more would not help.
 *
 * @param templateFingerprint the template's content; a changed template is tried anew
 * @param demands what was asked of it
 * @param missing which of them it does not satisfy
 * @param agentVersion the version of the agent in its image, as it showed; null if it showed none
 */
public record Lesson(
        String templateFingerprint,
        Demands demands,
        List<Demand> missing,
        @Nullable String agentVersion) {
    public Lesson {
        missing = List.copyOf(missing);
    }

    /** Whether this is what there is to know about launching that template for such a job. */
    boolean isAbout(String fingerprint, Demands asked) {
        return templateFingerprint.equals(fingerprint) && demands.equals(asked);
    }
}
