package dev.muster.controller.loop;

import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the table that people edit. A change is seen by content, so that an edit by hand counts whether or not it bumps
 * anything. An item with mistakes changes nothing: the last good spec stays in force, across restarts too, and the
 * condition SpecValid names every mistake with its path.
 */
final class SpecWatch {
    private static final Logger log = LoggerFactory.getLogger(SpecWatch.class);

    /** A hint that led to nothing does not come again. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final LoopRuntime runtime;
    private final LoopSettings settings;
    private final PoolStore store;
    private final Pools pools;
    private final PoolQueue queue;
    private final SpecHints hints;
    private final Supplier<PoolUid> freshUid;

    SpecWatch(
            LoopRuntime runtime,
            LoopSettings settings,
            PoolStore store,
            Pools pools,
            PoolQueue queue,
            SpecHints hints,
            Supplier<PoolUid> freshUid) {
        this.runtime = runtime;
        this.settings = settings;
        this.store = store;
        this.pools = pools;
        this.queue = queue;
        this.hints = hints;
        this.freshUid = freshUid;
    }

    void run() throws InterruptedException {
        while (true) {
            hints.await(read());
        }
    }

    /** Reads once, and says when to read again if nobody hints at an edit before. */
    private Duration read() {
        try {
            readAll();
            return settings.specInterval();
        } catch (StoreUnavailableException unavailable) {
            log.warn("pool specs could not be read, the ones in force stay: {}", unavailable.getMessage());
            return Collections.min(Arrays.asList(AFTER_FAILURE, settings.specInterval()));
        }
    }

    private void readAll() {
        Set<PoolName> listed = new HashSet<>();
        for (PoolItem item : store.list()) {
            if (!PoolName.isValid(item.name())) {
                log.warn(
                        "item '{}' in the pools table is ignored: a pool's name is 1 to 30 lower-case letters, digits"
                                + " and hyphens, and does not begin with a hyphen",
                        item.name());
                continue;
            }
            PoolName name = new PoolName(item.name());
            listed.add(name);
            take(entry(name), item.spec());
        }
        if (!pools.isListed()) {
            store.everNamed().stream().filter(name -> !listed.contains(name)).forEach(this::removedBefore);
            pools.allListed();
        }
        for (PoolEntry entry : pools.all()) {
            if (!listed.contains(entry.name)) {
                removed(entry);
            }
        }
    }

    private PoolEntry entry(PoolName name) {
        return pools.entryOrNew(name, fresh -> new PoolEntry(fresh, pools.installation(), runtime, settings.planner()));
    }

    /** A pool whose item was removed before this process began may have agents yet, which need somebody to end them. */
    private void removedBefore(PoolName name) {
        PoolUid uid = store.uid(name, freshUid);
        PoolSpec spec = lastGood(uid);
        if (spec != null) {
            PoolEntry entry = entry(name);
            entry.uid = uid;
            entry.declared = new PoolEntry.Declared(spec, "", List.of(), true);
            queue.nudge(name);
        }
    }

    private void take(PoolEntry entry, SpecTree written) {
        String hash = written.contentHash();
        PoolEntry.Declared before = entry.declared;
        if (before != null && before.contentHash().equals(hash) && !before.removed()) {
            return;
        }
        PoolUid uid = store.uid(entry.name, freshUid);
        entry.uid = uid;
        switch (SpecReader.read(written)) {
            case SpecReading.Valid(PoolSpec spec) -> {
                store.saveLastGood(uid, written);
                PoolSpec old = before == null ? null : before.spec();
                if (old != null && !old.azureDevOps().equals(spec.azureDevOps())) {
                    entry.target = null;
                }
                entry.declared = new PoolEntry.Declared(spec, hash, List.of(), false);
                entry.conditions.good(Condition.Type.SpecValid);
                log.info("pool {}: spec {} is in force", entry.name, shortened(hash));
            }
            case SpecReading.Invalid(List<SpecProblem> problems) -> {
                PoolSpec inForce = before != null && before.spec() != null ? before.spec() : lastGood(uid);
                entry.declared = new PoolEntry.Declared(inForce, hash, problems, false);
                entry.conditions.bad(Condition.Type.SpecValid, "Mistakes", message(problems, inForce));
                log.warn("pool {}: {}", entry.name, message(problems, inForce));
            }
        }
        queue.nudge(entry.name);
    }

    private @Nullable PoolSpec lastGood(PoolUid uid) {
        Optional<SpecTree> kept = store.lastGood(uid);
        return kept.map(SpecReader::read)
                .filter(SpecReading.Valid.class::isInstance)
                .map(SpecReading.Valid.class::cast)
                .map(SpecReading.Valid::spec)
                .orElse(null);
    }

    private void removed(PoolEntry entry) {
        PoolEntry.Declared before = entry.declared;
        if (before != null && !before.removed()) {
            entry.declared = new PoolEntry.Declared(before.spec(), before.contentHash(), before.problems(), true);
            log.info("pool {}: its item is gone; nothing launches any more, agents with a job finish it", entry.name);
            queue.nudge(entry.name);
        }
    }

    private static String message(List<SpecProblem> problems, @Nullable PoolSpec inForce) {
        String mistakes = problems.stream().map(SpecProblem::toString).collect(Collectors.joining("; "));
        return mistakes + ". "
                + (inForce == null
                        ? "There is no earlier spec, so nothing is done for this pool."
                        : "The last good spec stays in force.");
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
