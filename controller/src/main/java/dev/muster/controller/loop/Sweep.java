package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.PoolSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The periodic full reading that heals whatever events missed: every task of every cluster in use, sorted to pools by
 * their group.
 */
final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_NEW_POOLS = Duration.ofSeconds(1);

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final Tasks tasks;
    private final Pools pools;
    private final PoolQueue queue;
    private final BreachLog breaches;
    private final Lock lock;
    private final Map<String, List<PoolEntry>> inUse = new TreeMap<>();

    Sweep(LoopRuntime runtime, LoopSettings settings, Tasks tasks, Pools pools, PoolQueue queue, BreachLog breaches) {
        this.runtime = runtime;
        this.settings = settings;
        this.tasks = tasks;
        this.pools = pools;
        this.queue = queue;
        this.breaches = breaches;
        this.lock = runtime.newLock();
    }

    /** Each cluster has a worker of its own as long as it is in use, so that none waits for another that is slow. */
    void run() throws InterruptedException {
        while (true) {
            for (String cluster : newlyInUse(clusters())) {
                runtime.spawn("sweep-" + cluster, () -> runFor(cluster));
            }
            runtime.sleep(LOOK_FOR_NEW_POOLS);
        }
    }

    /** Takes which clusters are in use; those that need a worker now. */
    private List<String> newlyInUse(Map<String, List<PoolEntry>> clusters) {
        lock.lock();
        try {
            List<String> added = clusters.keySet().stream()
                    .filter(cluster -> !inUse.containsKey(cluster))
                    .toList();
            inUse.keySet().forEach(cluster -> inUse.put(cluster, clusters.getOrDefault(cluster, List.of())));
            added.forEach(cluster -> inUse.put(cluster, clusters.getOrDefault(cluster, List.of())));
            return added;
        } finally {
            lock.unlock();
        }
    }

    private void runFor(String cluster) throws InterruptedException {
        Instant due = runtime.now();
        boolean well = true;
        List<PoolEntry> entries = entriesOf(cluster);
        while (!entries.isEmpty()) {
            if (!runtime.now().isBefore(due) || (well && entries.stream().anyMatch(Sweep::isNew))) {
                Outcome<List<TaskSeen>> outcome = sweep(cluster, entries);
                well = outcome instanceof Outcome.Done;
                due = runtime.now().plus(pauseAfter(outcome));
            }
            runtime.sleep(LOOK_FOR_NEW_POOLS);
            entries = entriesOf(cluster);
        }
    }

    /** The pools whose tasks are there; if there are none, its worker ends. */
    private List<PoolEntry> entriesOf(String cluster) {
        lock.lock();
        try {
            List<PoolEntry> entries = inUse.getOrDefault(cluster, List.of());
            if (entries.isEmpty()) {
                inUse.remove(cluster);
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isNew(PoolEntry entry) {
        return entry.loaded && !entry.memory.isSwept();
    }

    /** Pools whose records were read: a sweep before that could not be sorted to agents. */
    private Map<String, List<PoolEntry>> clusters() {
        Map<String, List<PoolEntry>> clusters = new TreeMap<>();
        for (PoolEntry entry : pools.all()) {
            PoolEntry.Declared declared = entry.declared;
            PoolSpec spec = declared == null ? null : declared.spec();
            if (spec != null && entry.loaded) {
                Stream.concat(spec.clusters().stream(), entry.memory.clusters().stream())
                        .distinct()
                        .forEach(cluster -> clusters.computeIfAbsent(cluster, other -> new ArrayList<>())
                                .add(entry));
            }
        }
        return clusters;
    }

    private Outcome<List<TaskSeen>> sweep(String cluster, List<PoolEntry> entries) {
        Instant began = runtime.now();
        Outcome<List<TaskSeen>> outcome = tasks.sweep(cluster, pools.installation());
        switch (outcome) {
            case Outcome.Done<List<TaskSeen>>(List<TaskSeen> seen) -> {
                Map<String, List<TaskSeen>> byGroup = byGroup(seen);
                entries.forEach(entry -> sort(cluster, entry, byGroup, began));
            }
            case Outcome.Refused<List<TaskSeen>> refused -> complain(cluster, outcome);
            case Outcome.Failed<List<TaskSeen>> failed -> complain(cluster, outcome);
            case Outcome.Unknown<List<TaskSeen>> unknown -> complain(cluster, outcome);
        }
        return outcome;
    }

    private Duration pauseAfter(Outcome<List<TaskSeen>> outcome) {
        return switch (outcome) {
            case Outcome.Done<List<TaskSeen>> done -> settings.sweepInterval();
            case Outcome.Failed<List<TaskSeen>>(CloudFault.Throttled throttled) -> throttled.retryAfter();
            case Outcome.Failed<List<TaskSeen>> failed -> AFTER_FAULT;
            case Outcome.Refused<List<TaskSeen>> refused -> AFTER_FAULT;
            case Outcome.Unknown<List<TaskSeen>> unknown -> AFTER_FAULT;
        };
    }

    private static void complain(String cluster, Outcome<?> outcome) {
        log.warn("cluster {} could not be swept: {}", cluster, outcome.describe());
    }

    private static Map<String, List<TaskSeen>> byGroup(List<TaskSeen> seen) {
        Map<String, List<TaskSeen>> byGroup = new TreeMap<>();
        seen.forEach(task -> byGroup.computeIfAbsent(task.group(), group -> new ArrayList<>())
                .add(task));
        return byGroup;
    }

    private void sort(String cluster, PoolEntry entry, Map<String, List<TaskSeen>> byGroup, Instant began) {
        InstallationId installation = pools.installation();
        List<TaskSeen> ours = byGroup.getOrDefault(Tasks.LaunchOrder.group(installation, entry.name), List.of());
        List<String> missing =
                entry.memory.swept(new Seen<>(ours, began), cluster, settings.missingGrace(), runtime.now());
        for (int from = 0; from < missing.size(); from += Tasks.MAX_PER_DESCRIBE) {
            describe(cluster, entry, missing.subList(from, Math.min(missing.size(), from + Tasks.MAX_PER_DESCRIBE)));
        }
        breaches.tell(entry.name, SweepBreaches.of(ours));
        queue.nudge(entry.name);
    }

    /** A list may lag; only a task that ECS says it does not know, twice, is taken for gone. */
    private void describe(String cluster, PoolEntry entry, List<String> arns) {
        if (tasks.describe(cluster, arns) instanceof Outcome.Done<Tasks.Described>(Tasks.Described described)) {
            described
                    .tasks()
                    .forEach(task -> AgentId.parse(task.startedBy())
                            .ifPresent(agent -> entry.memory.task(agent, task, runtime.now())));
            described.missing().forEach(arn -> entry.memory.missing(arn, runtime.now()));
        }
    }
}
