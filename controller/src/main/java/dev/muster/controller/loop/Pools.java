package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pools that this replica knows, by name. */
final class Pools implements PoolDirectory {
    private final Lock lock;
    private final Map<PoolName, PoolEntry> entries = new TreeMap<>();
    private volatile @Nullable InstallationId installation;
    private volatile boolean listed;
    private volatile List<IgnoredItem> ignored = List.of();

    Pools(LoopRuntime runtime) {
        this.lock = runtime.newLock();
    }

    /** Takes whose pools these are, which the store tells before it tells of any pool. */
    Pools installedAs(InstallationId id) {
        installation = id;
        return this;
    }

    /** Whether the store has told whose pools these are. */
    boolean isInstalled() {
        return installation != null;
    }

    /** @throws NullPointerException if that is not known yet, and with it no pool either */
    InstallationId installation() {
        return Objects.requireNonNull(installation, "no pool is known before its installation");
    }

    /** Takes that every pool in the table has its entry: one that has none does not exist. */
    void allListed() {
        listed = true;
    }

    /** Whether the table was read at least once; before, a pool without an entry may well exist. */
    boolean isListed() {
        return listed;
    }

    /** What else stood in the table when it was read last. */
    void ignore(List<IgnoredItem> items) {
        ignored = List.copyOf(items);
    }

    List<IgnoredItem> ignoredItems() {
        return ignored;
    }

    Optional<PoolEntry> entry(PoolName name) {
        return locked(map -> Optional.ofNullable(map.get(name)));
    }

    PoolEntry entryOrNew(PoolName name, Function<PoolName, PoolEntry> make) {
        return locked(map -> map.computeIfAbsent(name, make));
    }

    List<PoolEntry> all() {
        return locked(map -> new ArrayList<>(map.values()));
    }

    @Override
    public Optional<PoolInForce> find(PoolName name) {
        return entry(name).flatMap(entry -> {
            PoolEntry.Declared declared = entry.declared;
            PoolSpec spec = declared == null ? null : declared.spec();
            PoolUid uid = entry.uid;
            PoolTarget target = entry.target;
            return spec == null || uid == null || target == null
                    ? Optional.empty()
                    : Optional.of(new PoolInForce(name, uid, installation(), spec, target));
        });
    }

    @Override
    public void keyRecorded(AgentId agent, String fingerprint, Instant at) {
        entry(agent.pool()).ifPresent(entry -> entry.memory.keyRecorded(agent, fingerprint, at));
    }

    private <T> T locked(Function<Map<PoolName, PoolEntry>, T> body) {
        lock.lock();
        try {
            return body.apply(entries);
        } finally {
            lock.unlock();
        }
    }
}
