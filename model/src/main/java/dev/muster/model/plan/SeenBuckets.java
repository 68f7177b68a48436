package dev.muster.model.plan;

import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each registration and each stray task was taken for. */
final class SeenBuckets {
    private final Snapshot snapshot;
    private final Picture picture;
    private final PlaceholderPlan placeholders;
    private final Orphans orphans;

    SeenBuckets(Snapshot snapshot, Picture picture, PlaceholderPlan placeholders, Orphans orphans) {
        this.snapshot = snapshot;
        this.picture = picture;
        this.placeholders = placeholders;
        this.orphans = orphans;
    }

    /** By ADO's id. */
    Map<Integer, RegistrationBucket> registrations() {
        Map<Integer, RegistrationBucket> buckets =
                LinkedHashMap.newLinkedHashMap(picture.registrations().size());
        for (RegistrationSeen seen : picture.registrations()) {
            buckets.put(seen.id(), bucket(seen));
        }
        return buckets;
    }

    private RegistrationBucket bucket(RegistrationSeen seen) {
        if (seen.installation() == null) {
            return RegistrationBucket.FOREIGN;
        }
        if (!seen.isOf(snapshot.installation())) {
            return RegistrationBucket.OTHER_INSTALLATION;
        }
        if (!picture.isUnexplained(seen.name())) {
            return RegistrationBucket.AGENT;
        }
        if (!seen.placeholder()) {
            return orphans.isOfThisPool(seen.name()) ? RegistrationBucket.ORPHAN : RegistrationBucket.STRANGE;
        }
        if (!placeholders.isOfThisPool(seen)) {
            return RegistrationBucket.STRANGE;
        }
        return placeholders.isWanted(seen.name()) ? RegistrationBucket.PLACEHOLDER : RegistrationBucket.OLD_PLACEHOLDER;
    }

    /** By ARN. */
    Map<String, TaskBucket> tasks() {
        Map<String, TaskBucket> buckets = new LinkedHashMap<>();
        snapshot.strayTasks().stream()
                .sorted(Comparator.comparing(TaskSeen::arn))
                .forEach(task -> buckets.put(
                        task.arn(), orphans.isOfThisPool(task.startedBy()) ? TaskBucket.ORPHAN : TaskBucket.STRANGE));
        return buckets;
    }
}
