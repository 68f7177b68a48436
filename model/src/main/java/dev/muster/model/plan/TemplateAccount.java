package dev.muster.model.plan;

import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import java.util.List;

/**
 * How one template stands to one job.
 *
 * @param template its name
 * @param missing what the job demands and the template, or what its agents turned out to be, does not offer; empty if it
 *     offers everything
 */
public record TemplateAccount(String template, Standing standing, List<Demand> missing) {
    public TemplateAccount {
        missing = List.copyOf(missing);
    }

    /** What a template is to a job. */
    public enum Standing {
        /** The job's agents are launched from it. */
        CHOSEN,
        /** It would do, but another has more weight, fits better, or comes first in the spec. */
        OUTDONE,
        /** It declares what the job demands, but its agents turned out to lack it. */
        TURNED_OUT_TO_LACK,
        /** It does not offer what the job demands. */
        LACKS
    }

    /** Of every template of the spec, in its order. */
    public static List<TemplateAccount> of(Snapshot snapshot, Demands demands) {
        return new TemplateChoices(new Generations(snapshot.spec()), snapshot.lessons()).accounts(demands);
    }
}
