package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.observed.RegistrationSeen;
import org.jspecify.annotations.Nullable;

/**
 * What an agent that has not come online yet can be expected to offer: what its template does. Of a template as it was
 * before a change we remember nothing but that it offered what the request demanded that the agent was launched for. That
 * much is expected of the agent still; otherwise one more would be launched for the request while the first one comes.
 */
final class ExpectedOffer {
    private final Generations generations;
    private final Picture picture;

    ExpectedOffer(Generations generations, Picture picture) {
        this.generations = generations;
        this.picture = picture;
    }

    /** {@code seen} counts where the template was removed. */
    Capabilities of(Known known, @Nullable RegistrationSeen seen) {
        Agent agent = known.agent();
        Generation now = generations.of(agent.template());
        if (now == null) {
            return asLaunched(known, seen == null ? Capabilities.none() : seen.capabilities());
        }
        return generations.isOld(agent) ? asLaunched(known, now.offer()) : now.offer();
    }

    private Capabilities asLaunched(Known known, Capabilities offer) {
        Listed own = known.id().requestId().map(picture::job).orElse(null);
        return own == null ? offer : meeting(own.demands(), offer);
    }

    /** The offer with as much more as meets the demands; what nothing meets stays unmet. */
    private static Capabilities meeting(Demands demands, Capabilities offer) {
        Capabilities more = offer;
        for (Demand demand : demands.all()) {
            more = demand.satisfiedBy(more) ? more : with(demand, more);
        }
        return more;
    }

    private static Capabilities with(Demand demand, Capabilities offer) {
        return switch (demand) {
            case Demand.Exists exists -> offer.with(exists.name(), "");
            case Demand.EqualTo equal -> offer.with(equal.name(), equal.value());
            case Demand.MinimumVersion version ->
                offer.with(version.name(), version.minimum().text());
            case Demand.Unrecognised unrecognised -> offer;
        };
    }
}
