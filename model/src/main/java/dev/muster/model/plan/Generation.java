package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.pool.AgentTemplate;

/**
 * A template as it is now, with what follows from that.
 *
 * @param fingerprint of its content
 * @param offer what its agents can be expected to offer
 */
record Generation(AgentTemplate template, String fingerprint, Capabilities offer) {
    static Generation of(AgentTemplate template, LearnedImages learned) {
        return new Generation(template, template.fingerprint(), TemplateOffer.of(template, learned));
    }

    String name() {
        return template.name();
    }
}
