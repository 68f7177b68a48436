package dev.muster.controller.app;

import dev.muster.controller.ecs.FamiliesInUse;
import dev.muster.controller.ecs.FamiliesInUse.Family;
import dev.muster.controller.loop.PoolView;
import dev.muster.controller.loop.PoolViews;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which task definitions this replica's pools need. */
record DefinitionUse(PoolViews views) {
    /** Empty until every pool is known. */
    Optional<FamiliesInUse> now() {
        return views.installation().filter(known -> views.areComplete()).map(installation -> {
            List<PoolView> all = views.all();
            List<PoolView> told = all.stream().filter(this::isTold).toList();
            List<PoolName> untold = all.stream()
                    .filter(pool -> !told.contains(pool))
                    .map(PoolView::name)
                    .toList();
            return new FamiliesInUse(
                    installation,
                    told.stream().flatMap(DefinitionUse::wanted).toList(),
                    told.stream().flatMap(DefinitionUse::running).toList(),
                    untold);
        });
    }

    /** Whether its spec and all its agents are known here. */
    private boolean isTold(PoolView pool) {
        return pool.spec() != null && pool.decidedAt() != null && views.owns(pool.name());
    }

    private static Stream<Family> wanted(PoolView pool) {
        PoolSpec spec = pool.spec();
        return spec == null || pool.removed()
                ? Stream.empty()
                : spec.templates().stream().map(template -> new Family(pool.name(), template.name()));
    }

    private static Stream<Family> running(PoolView pool) {
        return pool.agents().stream()
                .map(line -> new Family(pool.name(), line.agent().template()))
                .distinct();
    }
}
