package dev.muster.model.plan;

import dev.muster.model.demand.JobRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which agent each waiting request can have, and which agents no waiting request needs. */
final class Coverage {
    private final @Nullable Supply[] byPlace;
    private final Map<String, Instant> neededSince = new HashMap<>();
    private final List<Known> idle = new ArrayList<>();

    Coverage(Picture picture, AttemptBook attempts, StandbyDemand standby, List<Supply> supply) {
        this.byPlace = new Supply[picture.jobs().size()];
        List<Listed> waiting = new ArrayList<>(picture.waiting());
        // Requests that there seems to be nothing behind take an agent only if it is left over.
        waiting.sort(Comparator.comparing(attempts::isPhantom));
        cover(waiting, Matching.of(standby.behind(waiting), supply));
        for (Supply unit : supply) {
            if (unit.agent() != null && !unit.phantom() && !neededSince.containsKey(unit.name())) {
                idle.add(unit.agent());
            }
        }
    }

    /** The wishes of standby, which come behind the requests, need no agent: what they are matched with stays idle. */
    private void cover(List<Listed> waiting, @Nullable Supply[] matched) {
        for (int index = 0; index < waiting.size(); index++) {
            Supply unit = matched[index];
            Listed listed = waiting.get(index);
            if (unit != null) {
                byPlace[listed.place()] = unit;
                neededSince.put(unit.name(), listed.job().queueTime());
            }
        }
    }

    /** The agent that the request can have; null if there is none. */
    @Nullable
    Supply of(Listed job) {
        return byPlace[job.place()];
    }

    /** How many waiting requests there is an agent for. */
    int served() {
        return neededSince.size();
    }

    /** Agents of ours that can take a job and that no waiting request needs, by id. */
    List<Known> idle() {
        return idle;
    }

    /** Since when the job that needs this agent, or that ADO has chosen it for, could have been on it. */
    Instant neededSince(Watched agent) {
        JobRequest held = agent.held();
        if (held == null) {
            return neededSince.getOrDefault(agent.name(), Instant.EPOCH);
        }
        return held.assignTime() == null ? held.queueTime() : held.assignTime();
    }
}
