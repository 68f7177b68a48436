package dev.muster.harness.simulate;

import dev.muster.controller.loop.ControllerLoop;
import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.port.Boundary;
import dev.muster.harness.simulate.port.FencesBehindBoundary;
import dev.muster.harness.simulate.port.ImagesBehindBoundary;
import dev.muster.harness.simulate.port.LaggingSpecStream;
import dev.muster.harness.simulate.port.StoredAgentsBehindBoundary;
import dev.muster.harness.simulate.port.StoredPoolsBehindBoundary;
import dev.muster.harness.simulate.port.UnreadableRecords;
import dev.muster.harness.simulate.strike.PoolTable;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.DecisionLog;
import dev.muster.statestore.Fence;
import dev.muster.statestore.FenceStore;
import dev.muster.statestore.ImageStore;
import dev.muster.statestore.memory.FenceCheck;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryDecisionLog;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryImageStore;
import dev.muster.statestore.memory.MemoryPoolStore;
import dev.muster.statestore.memory.MemorySpecStream;
import dev.muster.statestore.memory.MemoryTables;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The stores that all processes of a run share. */
final class SharedStores {
    final MemoryTables tables;
    final MemoryPoolStore pools;
    final AgentStore agents;
    final PoolTable people;
    final UnreadableRecords unreadable;
    private final FenceStore fences;
    private final DecisionLog decisions;
    private final ImageStore images;

    SharedStores(World world, Faults faults, Invariant observer, FenceCheck check) {
        tables = new MemoryTables(observer);
        pools = new MemoryPoolStore(tables);
        people = new PoolTable(world, pools);
        unreadable = new UnreadableRecords(faults);
        agents = new MemoryAgentStore(tables, check, () -> false);
        fences = new ObservedFences(new MemoryFenceStore(tables), observer);
        decisions = new MemoryDecisionLog(tables);
        images = new MemoryImageStore(tables);
    }

    /** Whether a launch was claimed for the agent of that name, and no record says what became of it. */
    boolean holdsUnansweredLaunch(String agentName) {
        return AgentId.parse(agentName)
                .flatMap(id -> agents.read(pools.uid(id.pool(), () -> new PoolUid("none")), id))
                .filter(agent -> agent.phase() == Phase.CLAIMED && agent.task() == null)
                .isPresent();
    }

    /**
     * As one process reaches them.
     *
     * @param edits draws how the stream of edits errs
     */
    ControllerLoop.Stores behind(Boundary boundary, RandomStream edits, UnaryOperator<AgentStore> mistake) {
        return new ControllerLoop.Stores(
                new StoredPoolsBehindBoundary(pools, people::earlier, boundary),
                new LaggingSpecStream(new MemorySpecStream(tables), edits),
                mistake.apply(new StoredAgentsBehindBoundary(agents, unreadable, boundary)),
                new FencesBehindBoundary(fences, boundary),
                decisions,
                new ImagesBehindBoundary(images, boundary));
    }

    private record ObservedFences(FenceStore store, Invariant observer) implements FenceStore {
        @Override
        public Fence acquire(PoolUid pool, String owner) {
            Fence fence = store.acquire(pool, owner);
            observer.fenceTaken(pool, fence);
            return fence;
        }

        @Override
        public Optional<Fence> current(PoolUid pool) {
            return store.current(pool);
        }
    }
}
