package dev.muster.model.plan;

import dev.muster.model.agent.Phase;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.Standby;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many idle agents each template should have at some moment.
 *
 * @param wanted by template name, in the order of the spec; templates that need none are not in it
 * @param nextChange when a schedule may next open or close; {@link Instant#MAX} if never
 */
record StandbyDemand(Map<String, Integer> wanted, Instant nextChange) {
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

    /**
     * The same supply with the agents that standby wants at its end, so that a job that can do with another takes that
     * one. Otherwise standby would launch one in the place of each agent taken.
     */
    List<Supply> leastWantedFirst(List<Supply> supply, Map<String, Known> agentsByName) {
        if (wanted.isEmpty()) {
            return supply;
        }
        Map<String, Integer> seen = new HashMap<>();
        Set<String> keptIdle = supply.stream()
                .filter(unit -> unit.own() && !unit.phantom())
                .flatMap(unit -> Optional.ofNullable(agentsByName.get(unit.name())).stream())
                .sorted(NEWEST_FIRST)
                .filter(known -> seen.merge(known.agent().template(), 1, Integer::sum)
                        <= of(known.agent().template()))
                .map(known -> known.id().toString())
                .collect(Collectors.toSet());
        return Stream.concat(
                        supply.stream().filter(unit -> !keptIdle.contains(unit.name())),
                        supply.stream().filter(unit -> keptIdle.contains(unit.name())))
                .toList();
    }

    int of(String template) {
        return wanted.getOrDefault(template, 0);
    }
}
