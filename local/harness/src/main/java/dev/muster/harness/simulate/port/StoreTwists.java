package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.Twist;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.PoolUid;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.Fence;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.util.List;
import java.util.Optional;

/** What the store's own faults make of its answers. */
final class StoreTwists {
    private StoreTwists() {}

    /** A read that is throttled: whoever asks meets an exception. */
    static <T> Twist<T> read() {
        return (fault, effect) -> switch (fault.kind()) {
            case F2 -> throw new StoreUnavailableException("ProvisionedThroughputExceededException", null);
            default -> Optional.empty();
        };
    }

    /** A write that is refused before anything is written. */
    static Twist<WriteResult> write() {
        return (fault, effect) -> switch (fault.kind()) {
            case F2 -> Optional.of(new WriteResult.Busy("ThrottlingError"));
            case F6 -> Optional.of(new WriteResult.Busy("TransactionCanceledException"));
            case F81 -> Optional.of(new WriteResult.Busy("TransactionConflict"));
            default -> Optional.empty();
        };
    }

    /** An intention which, beyond that, may come after another one that its writer does not know of. */
    static Twist<WriteResult> intention(AgentStore store, PoolUid pool, Fence fence, List<Agent> agents) {
        return (fault, effect) -> switch (fault.kind()) {
            case F1 -> overtaken(store, pool, fence, agents) ? Optional.of(effect.get()) : Optional.empty();
            default -> write().answer(fault, effect);
        };
    }

    /** As if a write of the same owner's, given up for lost, arrived just now: it says what the records say already. */
    private static boolean overtaken(AgentStore store, PoolUid pool, Fence fence, List<Agent> agents) {
        List<Agent> stored = agents.stream()
                .flatMap(agent -> store.read(pool, agent.id()).stream())
                .toList();
        return store.intend(pool, fence, stored) instanceof WriteResult.Written;
    }
}
