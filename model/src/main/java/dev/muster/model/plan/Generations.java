package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import java.util.HashMap;
import java.util.Map;

/** Tells agents of the templates as they are now from those of templates as they were. */
final class Generations {
    private final Map<String, String> current = new HashMap<>();

    Generations(PoolSpec spec) {
        for (AgentTemplate template : spec.templates()) {
            current.put(template.name(), template.fingerprint());
        }
    }

    /** Whether its template has since been changed or removed. */
    boolean isOld(Agent agent) {
        return !agent.templateFingerprint().equals(current.get(agent.template()));
    }

    boolean isRemoved(Agent agent) {
        return !current.containsKey(agent.template());
    }
}
