package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The idle buffer: which of the agents that no waiting job needs are kept, and how many more are launched. It is what
 * is left of the agents after the jobs, never a reason to let a job wait.
 */
final class StandbyPlan {
    private final Snapshot snapshot;
    private final StandbyDemand demand;
    private final Map<String, Integer> idleOf = new LinkedHashMap<>();
    private final Set<AgentId> kept = new LinkedHashSet<>();
    private final List<String> shortages = new ArrayList<>();
    private @Nullable WaitReason heldBack;

    /**
     * @param idle agents of ours that can take a job and that no waiting job needs
     * @param jobsWithoutRoom how many jobs wait because the pool has as many agents as it may have: so many idle agents
     *     of the buffer are given up
     */
    StandbyPlan(
            Snapshot snapshot, Generations generations, StandbyDemand demand, List<Known> idle, int jobsWithoutRoom) {
        this.snapshot = snapshot;
        this.demand = demand;
        Set<String> templates = demand.wanted().keySet();
        List<Known> wanted = idle.stream()
                .filter(known -> templates.contains(known.agent().template()))
                .sorted(keptFirst(generations))
                .toList();
        List<Known> candidates = new ArrayList<>();
        for (Known known : wanted) {
            String template = known.agent().template();
            if (idleOf.merge(template, 1, Integer::sum) <= demand.of(template)) {
                candidates.add(known);
            }
        }
        int leavingAnyway = idle.size() - candidates.size();
        int givenUp = Math.max(0, jobsWithoutRoom - leavingAnyway);
        candidates.stream().limit(Math.max(0, candidates.size() - givenUp)).forEach(known -> kept.add(known.id()));
    }

    /** Those of the template as it is now before those of an older one, then the newest first. */
    private static Comparator<Known> keptFirst(Generations generations) {
        return Comparator.<Known, Boolean>comparing(known -> generations.isOld(known.agent()))
                .thenComparing(StandbyDemand.NEWEST_FIRST);
    }

    boolean keeps(AgentId agent) {
        return kept.contains(agent);
    }

    /** Fills the buffer up, as far as everything that holds back launches lets it. */
    void launch(LaunchDecision launching) {
        for (AgentTemplate template : snapshot.spec().templates()) {
            int wanted = demand.of(template.name());
            for (int idle = idleOf.getOrDefault(template.name(), 0); idle < wanted; idle++) {
                WaitReason held = launching.launchStandby(template);
                if (held != null) {
                    shortOf(template, idle, wanted, held);
                    break;
                }
            }
        }
    }

    /** What the next look mends by itself is not worth telling. */
    private void shortOf(AgentTemplate template, int idle, int wanted, WaitReason held) {
        if (!(held instanceof WaitReason.LaunchCap || held instanceof WaitReason.StaleDemand)) {
            heldBack = heldBack == null ? held : heldBack;
            shortages.add("Of template " + template.name() + " " + idle + " of " + wanted
                    + " agents are idle or coming. " + held.sentence());
        }
    }

    Finding finding() {
        return heldBack == null
                ? Finding.good(Condition.Type.StandbyKept)
                : Finding.bad(
                        Condition.Type.StandbyKept, heldBack.getClass().getSimpleName(), String.join(" ", shortages));
    }
}
