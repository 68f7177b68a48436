package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Sighting;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of ours that no agent remembered explains, and how often: an orphan, or an agent whose record is yet to
 * be read. Guarded by the memory's lock.
 */
final class Sightings {
    private final PoolName pool;
    private final Map<AgentId, Kept> kept = new TreeMap<>();
    private final Map<String, List<TaskSeen>> straysByCluster = new TreeMap<>();

    Sightings(PoolName pool) {
        this.pool = pool;
    }

    /** Takes a reading of the pool's registrations. */
    void registrations(List<RegistrationSeen> seen, Predicate<AgentId> known, Instant learned) {
        Set<AgentId> unexplained = new TreeSet<>();
        for (RegistrationSeen registration : seen) {
            if (registration.installation() != null && !registration.placeholder()) {
                ofThisPool(registration.name()).filter(known.negate()).ifPresent(unexplained::add);
            }
        }
        unexplained.forEach(id -> sighted(id, learned).registrationReadings++);
        kept.forEach((id, one) -> one.registrationReadings = unexplained.contains(id) ? one.registrationReadings : 0);
        dropUnseen();
    }

    /** Takes what a sweep of a cluster showed in our group beside the tasks of agents remembered. */
    void swept(String cluster, List<TaskSeen> strays, Instant began, Instant learned) {
        straysByCluster.put(cluster, List.copyOf(strays));
        Set<AgentId> unexplained = new TreeSet<>();
        strays.forEach(task -> ofThisPool(task.startedBy()).ifPresent(unexplained::add));
        kept.values().forEach(one -> one.swept |= began.isAfter(one.first));
        for (AgentId id : unexplained) {
            Kept one = sighted(id, learned);
            one.cluster = cluster;
            one.taskReadings++;
        }
        kept.forEach((id, one) -> {
            if (cluster.equals(one.cluster) && !unexplained.contains(id)) {
                one.cluster = null;
                one.taskReadings = 0;
            }
        });
        dropUnseen();
    }

    private Kept sighted(AgentId id, Instant learned) {
        return kept.computeIfAbsent(id, first -> new Kept(learned));
    }

    private void dropUnseen() {
        kept.values().removeIf(one -> one.registrationReadings == 0 && one.taskReadings == 0);
    }

    /** Takes that the record of an agent is no longer there, so that its task counts until the next sweep tells. */
    void lost(String cluster, TaskSeen task) {
        if (!task.isStopped()) {
            List<TaskSeen> more = new ArrayList<>(straysByCluster.getOrDefault(cluster, List.of()));
            more.add(task);
            straysByCluster.put(cluster, more);
        }
    }

    /** Takes that all records were read; what is not explained now has none, unless it was learned of since. */
    void recordsRead(Instant began) {
        kept.values().forEach(one -> one.recordsRead |= began.isAfter(one.first));
    }

    /** Takes that this agent is remembered from now on. */
    void explained(AgentId id) {
        kept.remove(id);
        straysByCluster.replaceAll((cluster, strays) -> strays.stream()
                .filter(task -> !ofThisPool(task.startedBy()).filter(id::equals).isPresent())
                .toList());
    }

    /** Whether something was seen whose record may have been written since the records were last read. */
    boolean wantRecords() {
        return kept.values().stream().anyMatch(one -> !one.recordsRead);
    }

    Map<AgentId, Sighting> all() {
        Map<AgentId, Sighting> all = new TreeMap<>();
        kept.forEach((id, one) -> all.put(id, one.sighting()));
        return all;
    }

    /** Tasks of our group that have not stopped and belong to no agent remembered. */
    List<TaskSeen> strays() {
        List<TaskSeen> strays = new ArrayList<>();
        straysByCluster.values().forEach(strays::addAll);
        return strays;
    }

    /** Whether the last sweep showed a task of that name, and no agent is remembered for it. */
    boolean isStray(AgentId id) {
        return straysByCluster.values().stream()
                .flatMap(List::stream)
                .anyMatch(task -> task.startedBy().equals(id.toString()));
    }

    /** Where such tasks were seen. */
    List<String> clusters() {
        return straysByCluster.entrySet().stream()
                .filter(strays -> !strays.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Where the task of that name was seen. */
    Optional<String> cluster(AgentId id) {
        return Optional.ofNullable(kept.get(id)).map(one -> one.cluster);
    }

    private Optional<AgentId> ofThisPool(String name) {
        return AgentId.parse(name)
                .filter(id -> id.pool().equals(pool) && id.toString().equals(name));
    }

    private static final class Kept {
        private final Instant first;
        private @Nullable String cluster;
        private int registrationReadings;
        private int taskReadings;
        private boolean recordsRead;
        private boolean swept;

        private Kept(Instant first) {
            this.first = first;
        }

        private Sighting sighting() {
            return new Sighting(first, Math.max(registrationReadings, taskReadings), recordsRead, swept);
        }
    }
}
