package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which idle agents make room for fresh ones: those whose template has changed, and those kept on standby for too long.
 * A few at a time, the oldest first, and while replacements are on their way not more: should they never come online,
 * the buffer is not lost to them.
 */
final class Turnover {
    private final Snapshot snapshot;
    private final StandbyPlan standby;
    private final Generations generations;
    private final Map<AgentId, String> replaced = new LinkedHashMap<>();
    private Instant nextLook = Instant.MAX;

    /** {@code idle} are the agents of ours that can take a job and that no waiting job needs. */
    Turnover(
            Snapshot snapshot,
            Generations generations,
            List<Known> idle,
            StandbyPlan standby,
            LaunchDecision launching) {
        this.snapshot = snapshot;
        this.standby = standby;
        this.generations = generations;
        Map<Known, String> due = new LinkedHashMap<>();
        idle.stream()
                .filter(known -> known.agent().phase() == Phase.ONLINE)
                .sorted(Comparator.comparing(Turnover::onlineSince).thenComparing(Known::id))
                .forEach(known -> {
                    String why = why(known);
                    if (why != null && !(standby.keeps(known.id()) && isIrreplaceable(known, launching))) {
                        due.put(known, why);
                    }
                });
        if (!due.isEmpty()) {
            due.entrySet().stream()
                    .limit(mostAtOnce() - underWay(idle))
                    .forEach(entry -> replaced.put(entry.getKey().id(), entry.getValue()));
        }
    }

    /** Why this agent is to be retired now; null if it is not. */
    @Nullable
    String whyReplaced(AgentId agent) {
        return replaced.get(agent);
    }

    Instant nextLook() {
        return nextLook;
    }

    private @Nullable String why(Known known) {
        Agent agent = known.agent();
        if (generations.isRemoved(agent)) {
            return "its template " + agent.template() + " is no longer in the spec";
        }
        if (generations.isOld(agent)) {
            return "its template " + agent.template() + " has changed since its launch";
        }
        if (standby.keeps(known.id())) {
            Instant tooOld = tooOldAt(known);
            if (!snapshot.now().isBefore(tooOld)) {
                return "it was kept on standby for " + text(maxIdle());
            }
            nextLook = tooOld.isBefore(nextLook) ? tooOld : nextLook;
        }
        return null;
    }

    private boolean isIrreplaceable(Known known, LaunchDecision launching) {
        return snapshot.spec()
                .template(known.agent().template())
                .map(template -> launching.isClosed(template))
                .orElse(true);
    }

    private long mostAtOnce() {
        return Math.max(
                1, snapshot.agents().stream().filter(LaunchDecision::isLive).count() / 10);
    }

    /** Those that leave for this reason already, and those that come in their stead; at most all that may at once. */
    private long underWay(List<Known> idle) {
        long leaving = snapshot.agents().stream()
                .filter(known -> known.agent().retiring() && LaunchDecision.isLive(known))
                .filter(known ->
                        generations.isOld(known.agent()) || !snapshot.now().isBefore(tooOldAt(known)))
                .count();
        long coming = idle.stream()
                .filter(known -> known.agent().phase() != Phase.ONLINE && standby.keeps(known.id()))
                .count();
        return Math.min(mostAtOnce(), leaving + coming);
    }

    private Instant tooOldAt(Known known) {
        Instant online = known.agent().timeline().at(Phase.ONLINE).orElse(snapshot.now());
        return online.plus(maxIdle());
    }

    private Duration maxIdle() {
        return snapshot.spec().timeouts().maxIdle();
    }

    private static Instant onlineSince(Known known) {
        return known.agent().timeline().at(Phase.ONLINE).orElse(Instant.EPOCH);
    }

    private static String text(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
