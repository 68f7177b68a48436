package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import dev.muster.statestore.NewerSchemaException;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the table that people edit, now and then and whenever somebody hints at an edit, and gives each item to the intake. */
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
    private final SpecIntake intake;

    SpecWatch(
            LoopRuntime runtime,
            LoopSettings settings,
            PoolStore store,
            Pools pools,
            PoolQueue queue,
            SpecHints hints,
            SpecIntake intake) {
        this.runtime = runtime;
        this.settings = settings;
        this.store = store;
        this.pools = pools;
        this.queue = queue;
        this.hints = hints;
        this.intake = intake;
    }

    void run() throws InterruptedException {
        while (true) {
            hints.await(read());
        }
    }

    /** Reads once, and says when to read again if nobody hints at an edit before. */
    private Duration read() {
        boolean allTaken = false;
        try {
            allTaken = readAll();
        } catch (StoreUnavailableException unavailable) {
            log.warn("pool specs could not be read, the ones in force stay: {}", unavailable.getMessage());
        }
        return allTaken
                ? settings.specInterval()
                : Collections.min(Arrays.asList(AFTER_FAILURE, settings.specInterval()));
    }

    private boolean readAll() {
        if (!pools.isInstalled()) {
            pools.installedAs(intake.installation());
        }
        boolean allTaken = true;
        Set<PoolName> listed = new HashSet<>();
        List<IgnoredItem> ignored = new ArrayList<>();
        for (PoolItem item : store.list()) {
            if (PoolName.isValid(item.name())) {
                PoolName name = new PoolName(item.name());
                listed.add(name);
                allTaken &= intake.take(entry(name), item.spec());
            } else {
                ignored.add(IgnoredItem.misnamed(item.name()));
            }
        }
        ignore(ignored);
        if (!pools.isListed()) {
            store.everNamed().stream().filter(name -> !listed.contains(name)).forEach(this::removedBefore);
            pools.allListed();
        }
        for (PoolEntry entry : pools.all()) {
            if (!listed.contains(entry.name)) {
                removed(entry);
            }
        }
        return allTaken;
    }

    private PoolEntry entry(PoolName name) {
        return pools.entryOrNew(name, fresh -> new PoolEntry(fresh, pools.installation(), runtime, settings.planner()));
    }

    private void ignore(List<IgnoredItem> items) {
        items.stream()
                .filter(item -> !pools.ignoredItems().contains(item))
                .forEach(item -> log.warn("item '{}' in the pools table is ignored: {}", item.item(), item.why()));
        pools.ignore(items);
    }

    private void removedBefore(PoolName name) {
        try {
            intake.removedBefore(name).ifPresent(declared -> {
                PoolEntry entry = entry(name);
                entry.uid = intake.uid(name);
                entry.declared = declared;
                queue.nudge(name);
            });
        } catch (NewerSchemaException newer) {
            log.warn("removed pool {} is left to a newer release of Muster: {}", name, newer.getMessage());
        }
    }

    private void removed(PoolEntry entry) {
        PoolEntry.Declared before = entry.declared;
        if (before != null && !before.removed()) {
            entry.declared = new PoolEntry.Declared(before.spec(), before.contentHash(), before.problems(), true);
            log.info("pool {}: its item is gone; nothing launches any more, agents with a job finish it", entry.name);
            queue.nudge(entry.name);
        }
    }
}
