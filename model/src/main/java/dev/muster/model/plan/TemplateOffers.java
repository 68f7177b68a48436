package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.pool.AgentTemplate;
import java.util.HashMap;
import java.util.Map;

/** {@link TemplateOffer} and fingerprint of each template, worked out once in a plan that asks for them thousands of times. */
final class TemplateOffers {
    private final Map<String, Capabilities> offers = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();

    Capabilities of(AgentTemplate template) {
        return offers.computeIfAbsent(template.name(), name -> TemplateOffer.of(template));
    }

    String fingerprint(AgentTemplate template) {
        return fingerprints.computeIfAbsent(template.name(), name -> template.fingerprint());
    }
}
