package dev.muster.controller.checks;

import dev.muster.controller.loop.Decision;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.PlanFunction;
import dev.muster.controller.loop.PoolView;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What checks are to be told now, out of what the loop has in memory; asks nobody. */
final class Verdicts {
    private final PoolViews views;
    private final PlanFunction planner;
    private final LoopRuntime runtime;
    private final Map<PoolName, Asked> asked = new ConcurrentHashMap<>();

    /** The answer of the decision of that time: a plan of a large pool takes a while, and many checks may ask. */
    private record Asked(Instant decidedAt, @Nullable JobSituation oneMore) {}

    Verdicts(PoolViews views, PlanFunction planner, LoopRuntime runtime) {
        this.views = views;
        this.planner = planner;
        this.runtime = runtime;
    }

    /** Empty if there is no such pool. */
    Optional<CheckVerdict> of(PoolName pool) {
        return views.find(pool).map(view -> CheckDecision.of(standing(view), runtime.now()));
    }

    private Standing standing(PoolView view) {
        Decision decision =
                views.decision(view.name()).filter(made -> matters(view)).orElse(null);
        return new Standing(
                view.name(),
                view.spec(),
                view.removed(),
                views.owns(view.name()),
                view.conditions(),
                decision == null ? null : decision.snapshot().now(),
                decision == null ? null : oneMore(view.name(), decision));
    }

    /** Whether what was planned makes a difference. */
    private static boolean matters(PoolView view) {
        PoolSpec spec = view.spec();
        return spec != null
                && switch (spec.azureDevOps().checks()) {
                    case PASS -> false;
                    case CAPACITY -> true;
                };
    }

    private @Nullable JobSituation oneMore(PoolName pool, Decision decision) {
        Instant decidedAt = decision.snapshot().now();
        Asked before = asked.get(pool);
        if (before != null && before.decidedAt().equals(decidedAt)) {
            return before.oneMore();
        }
        Asked now = new Asked(decidedAt, OneMoreJob.in(decision.snapshot(), planner));
        asked.put(pool, now);
        return now.oneMore();
    }
}
