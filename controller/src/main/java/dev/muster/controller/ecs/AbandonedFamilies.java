package dev.muster.controller.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;

/**
 * Families of templates and pools that are gone. Nobody writes down when they went: a family counts as abandoned when this
 * process has found nobody in need of it for as long as an old revision has to wait.
 */
final class AbandonedFamilies {
    private static final Duration LONG_ENOUGH = RetiredRevisions.OUT_OF_USE;

    private final OurFamilies ours;
    private final InstantSource clock;
    private final Map<String, Instant> neededByNobodySince = new TreeMap<>();

    AbandonedFamilies(OurFamilies ours, InstantSource clock) {
        this.ours = ours;
        this.clock = clock;
    }

    /** Those with revisions that are registered still, sorted. Throws what the SDK throws. */
    List<String> found(FamiliesInUse use) {
        Instant now = clock.instant();
        List<String> needless = ours.of(use.installation(), TaskDefinitionFamilyStatus.ACTIVE).stream()
                .filter(family -> !use.mayNeed(family))
                .sorted()
                .toList();
        neededByNobodySince.keySet().retainAll(needless);
        needless.forEach(family -> neededByNobodySince.putIfAbsent(family, now));
        return needless.stream()
                .filter(family -> !now.isBefore(
                        neededByNobodySince.getOrDefault(family, now).plus(LONG_ENOUGH)))
                .toList();
    }
}
