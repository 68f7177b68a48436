package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Things of ours that no record explains. As long as they are not adopted they count nevertheless: whoever is forgotten
 * still takes room, jobs and a name.
 */
final class Orphans {
    private final Snapshot snapshot;
    private final Picture picture;
    private final Map<AgentId, Orphan> byId = new TreeMap<>();
    private final Map<RequestId, List<Orphan>> byRequest = new TreeMap<>();
    private final List<String> strange = new ArrayList<>();

    Orphans(Snapshot snapshot, Picture picture) {
        this.snapshot = snapshot;
        this.picture = picture;
        Map<AgentId, RegistrationSeen> registrations = registrations();
        Map<AgentId, TaskSeen> tasks = tasks();
        registrations.keySet().forEach(id -> byId.put(id, orphan(id, tasks, registrations)));
        tasks.keySet().forEach(id -> byId.putIfAbsent(id, orphan(id, tasks, registrations)));
        byId.forEach((id, orphan) -> id.requestId()
                .ifPresent(request -> byRequest
                        .computeIfAbsent(request, first -> new ArrayList<>())
                        .add(orphan)));
    }

    private Map<AgentId, RegistrationSeen> registrations() {
        Map<AgentId, RegistrationSeen> found = new TreeMap<>();
        for (RegistrationSeen seen : picture.unexplained()) {
            if (!seen.placeholder()) {
                ofThisPool(seen.name())
                        .ifPresentOrElse(
                                id -> found.put(id, seen), () -> strange.add("the registration " + seen.name()));
            }
        }
        return found;
    }

    private Map<AgentId, TaskSeen> tasks() {
        Map<AgentId, TaskSeen> found = new TreeMap<>();
        for (TaskSeen task : snapshot.strayTasks()) {
            if (picture.agent(task.startedBy()) == null) {
                ofThisPool(task.startedBy())
                        .ifPresentOrElse(
                                id -> found.merge(id, task, Orphans::first),
                                () -> strange.add("the task " + task.arn()));
            }
        }
        return found;
    }

    /** A task that lives before one that is ending; else any, but always the same. */
    private static TaskSeen first(TaskSeen one, TaskSeen other) {
        if (one.isEnding() != other.isEnding()) {
            return one.isEnding() ? other : one;
        }
        return one.arn().compareTo(other.arn()) < 0 ? one : other;
    }

    private Orphan orphan(AgentId id, Map<AgentId, TaskSeen> tasks, Map<AgentId, RegistrationSeen> registrations) {
        return new Orphan(
                id,
                tasks.get(id),
                registrations.get(id),
                snapshot.sightings().get(id),
                picture.holding().contains(id.toString()));
    }

    /** Only a name that is written exactly as we write it is one of ours: {@code linux_07_1} is no agent's. */
    private Optional<AgentId> ofThisPool(String name) {
        return AgentId.parse(name)
                .filter(id -> id.pool().equals(snapshot.pool()) && id.toString().equals(name));
    }

    /** Whether the name of something of ours is an agent's of this pool. */
    boolean isOfThisPool(String name) {
        return picture.agent(name) != null || ofThisPool(name).isPresent();
    }

    /** Sorted by AgentId. */
    Collection<Orphan> all() {
        return byId.values();
    }

    /** What carries our id and no AgentId of this pool, in words, sorted. */
    List<String> strange() {
        return strange.stream().sorted().toList();
    }

    /** How many tasks of ours there are besides those of agents we know. */
    int liveTasks() {
        return (int) byId.values().stream().filter(Orphan::takesRoom).count();
    }

    /** Those that ADO can give a job now. */
    List<Supply> supply() {
        List<Supply> supply = new ArrayList<>();
        for (Orphan orphan : byId.values()) {
            RegistrationSeen seen = orphan.registration();
            if (seen != null && orphan.isFree()) {
                supply.add(
                        new Supply(seen.name(), seen.capabilities(), orphan.id().requestId(), null, false));
            }
        }
        return supply;
    }

    /** The one that was launched for this request and may still come online. */
    Optional<AgentId> comingFor(RequestId request) {
        for (Orphan orphan : launchedFor(request)) {
            if (orphan.isComing()) {
                return Optional.of(orphan.id());
            }
        }
        return Optional.empty();
    }

    /** The highest attempt among those launched for this request, whose names are taken; 0 if there is none. */
    int highestAttempt(RequestId request) {
        return launchedFor(request).stream()
                .mapToInt(orphan -> (int) orphan.id().number())
                .max()
                .orElse(0);
    }

    private List<Orphan> launchedFor(RequestId request) {
        return byRequest.getOrDefault(request, List.of());
    }
}
