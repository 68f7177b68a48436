package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import java.util.Optional;

/** A fence store as one process reaches it. */
public final class FencesBehindBoundary implements FenceStore {
    private final FenceStore store;
    private final Boundary boundary;

    public FencesBehindBoundary(FenceStore store, Boundary boundary) {
        this.store = store;
        this.boundary = boundary;
    }

    @Override
    public Fence acquire(PoolUid pool, String owner) {
        return boundary.call(
                CallKind.ACQUIRE_FENCE, pool.value(), () -> store.acquire(pool, owner), Lost.read(), Fence::toString);
    }

    @Override
    public Optional<Fence> current(PoolUid pool) {
        return boundary.call(
                CallKind.ACQUIRE_FENCE, pool + " look", () -> store.current(pool), Lost.read(), Optional::toString);
    }
}
