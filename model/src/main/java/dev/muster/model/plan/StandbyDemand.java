package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Standby;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many idle agents each template should have at some moment.
 *
 * @param wanted by template name, in the order of the spec; templates that need none are not in it
 * @param nextChange when a schedule may next open or close; {@link Instant#MAX} if never
 */
record StandbyDemand(Map<String, Integer> wanted, Instant nextChange) {
    /** No template can declare it: names that begin so are ours. */
    private static final String TEMPLATE = "Muster.Template";

    /** ADO's own numbers have a few billion to go. */
    private static final long FIRST_WISH = Long.MAX_VALUE / 2;

    static final Comparator<Known> NEWEST_FIRST = Comparator.<Known, Instant>comparing(
                    known -> known.agent().timeline().at(Phase.CLAIMED).orElse(Instant.EPOCH))
            .reversed()
            .thenComparing(Known::id);

    StandbyDemand {
        wanted = Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    }

    /** Of several entries for a template the largest in force counts. A pool that is drained keeps nothing. */
    static StandbyDemand of(PoolSpec spec, Instant now) {
        Map<String, Integer> largest = new LinkedHashMap<>();
        Instant nextChange = Instant.MAX;
        if (spec.draining() || spec.standby().isEmpty()) {
            return new StandbyDemand(largest, nextChange);
        }
        for (Standby entry : spec.standby()) {
            if (entry.isInForce(now)) {
                largest.merge(entry.template(), entry.agents(), Math::max);
            }
            Instant change = entry.nextChange(now).orElse(Instant.MAX);
            nextChange = change.isBefore(nextChange) ? change : nextChange;
        }
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (AgentTemplate template : spec.templates()) {
            Integer agents = largest.get(template.name());
            if (agents != null) {
                wanted.put(template.name(), agents);
            }
        }
        return new StandbyDemand(wanted, nextChange);
    }

    /** What this template's agent offers, so marked that a wish can tell it from others, if there are wishes for it. */
    Capabilities marked(Capabilities offer, String template) {
        return wanted.containsKey(template) ? offer.with(TEMPLATE, template) : offer;
    }

    /**
     * These jobs and behind them, as if they were jobs, the wishes for idle agents. Matched together, a job leaves an
     * agent that standby wants alone if it can do with another; otherwise one would be launched in its place.
     */
    List<Listed> behind(List<Listed> jobs) {
        if (wanted.isEmpty()) {
            return jobs;
        }
        List<Listed> both = new ArrayList<>(jobs);
        long id = FIRST_WISH;
        for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
            Demands template = Demands.parse(List.of(TEMPLATE + " -equals " + entry.getKey()));
            for (int count = 0; count < entry.getValue(); count++) {
                both.add(Listed.wish(wish(new RequestId(id++), template)));
            }
        }
        return both;
    }

    private static JobRequest wish(RequestId id, Demands template) {
        return new JobRequest(
                id, Instant.MAX, template, JobRequest.State.QUEUED, null, "", "standby", "", null, null, null, null);
    }

    int of(String template) {
        return wanted.getOrDefault(template, 0);
    }
}
