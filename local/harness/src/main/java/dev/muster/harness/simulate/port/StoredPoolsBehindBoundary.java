package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolStatus;
import dev.muster.model.pool.SpecTree;
import dev.muster.statestore.PoolItem;
import dev.muster.statestore.PoolStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A pool store as one process reaches it. */
public final class StoredPoolsBehindBoundary implements PoolStore {
    private final PoolStore store;
    private final Supplier<Optional<List<PoolItem>>> earlier;
    private final Boundary boundary;

    /** @param earlier what a reader may find instead that is not up to date */
    public StoredPoolsBehindBoundary(PoolStore store, Supplier<Optional<List<PoolItem>>> earlier, Boundary boundary) {
        this.store = store;
        this.earlier = earlier;
        this.boundary = boundary;
    }

    @Override
    public List<PoolItem> list() {
        Twist<List<PoolItem>> twist = (fault, effect) -> fault.kind() == FaultKind.F5
                ? earlier.get()
                : StoreTwists.<List<PoolItem>>read().answer(fault, effect);
        return boundary.call(CallKind.READ_POOLS, "all", store::list, Lost.read(), twist, found -> found.size() + "");
    }

    @Override
    public void put(PoolItem item) {
        write(item.name(), () -> store.put(item));
    }

    @Override
    public InstallationId installation(Supplier<InstallationId> fresh) {
        return boundary.call(
                CallKind.WRITE_POOLS,
                "installation",
                () -> store.installation(fresh),
                Lost.read(),
                InstallationId::toString);
    }

    @Override
    public PoolUid uid(PoolName name, Supplier<PoolUid> fresh) {
        return boundary.call(
                CallKind.WRITE_POOLS, "uid of " + name, () -> store.uid(name, fresh), Lost.read(), PoolUid::toString);
    }

    @Override
    public List<PoolName> everNamed() {
        return boundary.call(
                CallKind.READ_POOLS,
                "names",
                store::everNamed,
                Lost.read(),
                StoreTwists.read(),
                found -> found.size() + "");
    }

    @Override
    public void saveLastGood(PoolUid pool, SpecTree spec) {
        write("last good of " + pool, () -> store.saveLastGood(pool, spec));
    }

    @Override
    public Optional<SpecTree> lastGood(PoolUid pool) {
        return boundary.call(
                CallKind.READ_POOLS,
                "last good of " + pool,
                () -> store.lastGood(pool),
                Lost.read(),
                StoreTwists.read(),
                found -> found.isPresent() + "");
    }

    @Override
    public void saveStatus(PoolUid pool, PoolStatus status) {
        write("status of " + pool, () -> store.saveStatus(pool, status));
    }

    private void write(String what, Runnable write) {
        boundary.call(
                CallKind.WRITE_POOLS,
                what,
                () -> {
                    write.run();
                    return "done";
                },
                Lost.read(),
                done -> done);
    }
}
