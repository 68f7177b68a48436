package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates as they are now, and which agents are of templates as they were. */
final class Generations {
    private final Map<String, Generation> current = new LinkedHashMap<>();

    Generations(PoolSpec spec, LearnedImages learned) {
        for (AgentTemplate template : spec.templates()) {
            current.put(template.name(), Generation.of(template, learned));
        }
    }

    /** In the order of the spec. */
    Collection<Generation> all() {
        return current.values();
    }

    /** The template of this name as it is now; null if there is none. */
    @Nullable
    Generation of(String template) {
        return current.get(template);
    }

    /** Whether a template of this name has this fingerprint now. */
    boolean isCurrent(String template, String fingerprint) {
        Generation now = current.get(template);
        return now != null && now.fingerprint().equals(fingerprint);
    }

    /** Whether its template has since been changed or removed. */
    boolean isOld(Agent agent) {
        return !isCurrent(agent.template(), agent.templateFingerprint());
    }

    boolean isRemoved(Agent agent) {
        return !current.containsKey(agent.template());
    }
}
