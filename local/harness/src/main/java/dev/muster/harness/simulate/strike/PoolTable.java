package dev.muster.harness.simulate.strike;

import dev.muster.simulator.world.World;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.memory.MemoryPoolStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of pools in the hands of people. Remembers what it held before the newest edit, for readers that lag behind. */
public final class PoolTable {
    private static final Duration LONGEST_LAG = Duration.ofSeconds(60);

    private final World world;
    private final MemoryPoolStore store;
    private List<PoolItem> before = List.of();
    private Instant editedAt = Instant.MIN;

    public PoolTable(World world, MemoryPoolStore store) {
        this.world = world;
        this.store = store;
    }

    /** The item of that name as it stands. */
    Optional<PoolItem> find(String name) {
        return store.list().stream().filter(item -> item.name().equals(name)).findFirst();
    }

    void put(PoolItem item) {
        if (!find(item.name()).equals(Optional.of(item))) {
            remember();
        }
        store.put(item);
    }

    void remove(String name) {
        remember();
        store.remove(name);
    }

    /** What a reader may still find that is not up to date; empty if there was no edit of late. */
    public Optional<List<PoolItem>> earlier() {
        boolean late = !before.isEmpty() && world.now().isBefore(editedAt.plus(LONGEST_LAG));
        return late && !before.equals(store.list()) ? Optional.of(before) : Optional.empty();
    }

    private void remember() {
        before = store.list();
        editedAt = world.now();
    }
}
