package dev.muster.statestore.memory;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.Fence;
import org.jspecify.annotations.Nullable;

/** Watches every write that was applied, inside the step that applies it: it must be quick and call no store. */
public interface StoreObserver {
    /** Watches nothing. */
    StoreObserver NONE = new StoreObserver() {
        @Override
        public void agentWritten(PoolUid pool, @Nullable Agent before, Agent after) {}

        @Override
        public void claimed(PoolUid pool, Fence fence, Claim claim) {}
    };

    /**
     * A record was written, by an owner or an observer.
     *
     * @param before null if the record is new
     */
    void agentWritten(PoolUid pool, @Nullable Agent before, Agent after);

    /** A claim was written under that fence; {@link #agentWritten} follows. */
    void claimed(PoolUid pool, Fence fence, Claim claim);
}
