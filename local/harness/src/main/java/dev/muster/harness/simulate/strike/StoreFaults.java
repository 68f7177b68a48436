package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.harness.simulate.port.UnreadableRecords;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.simulator.world.World;
import dev.muster.statestore.memory.MemoryTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happens to the state table by itself, or by somebody's hand. */
public final class StoreFaults {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(130);
    private static final Duration BETWEEN_BACKUPS = Duration.ofSeconds(5);

    private final World world;
    private final Faults faults;
    private final MemoryTables tables;
    private final UnreadableRecords unreadable;
    private final Predicate<RequestId> waits;
    private final Deque<MemoryTables.Backup> backups = new ArrayDeque<>();

    /** @param waits whether a request still waits or runs in Azure DevOps */
    public StoreFaults(
            World world, Faults faults, MemoryTables tables, UnreadableRecords unreadable, Predicate<RequestId> waits) {
        this.waits = waits;
        this.world = world;
        this.faults = faults;
        this.tables = tables;
        this.unreadable = unreadable;
    }

    /**
     * Has this happen when it is due.
     *
     * @param agents every record that there is
     * @param restart ends the controllers; others follow
     * @param observer is told when the table was set back
     */
    public void strikeBy(ClockFaults clock, Supplier<List<Agent>> agents, Runnable restart, Invariant observer) {
        clock.on(FaultKind.F8, this::expire)
                .on(FaultKind.F9, fault -> rollBack(fault, agents.get(), restart))
                .on(
                        FaultKind.F73,
                        fault -> restore(fault, () -> {
                            observer.restored(agents.get());
                            restart.run();
                        }));
        if (faults.all(Place.CLOCK).stream().anyMatch(fault -> fault.kind() == FaultKind.F73)) {
            keepBackups();
        }
    }

    /**
     * Records of requests that are over need not be kept for a week here. Those of one that still waits are kept, as they
     * are for a week: without them its attempts are numbered from 1 again. Nor does any expire within the longest pause of a
     * former owner, who would find that a record vanished which he knows as alive.
     */
    private void expire(Fault fault) {
        if (faults.isHealed()) {
            return;
        }
        Instant longAgo = world.now().minus(LONGEST_PAUSE);
        if (tables.expire(agent -> isForgettable(agent, longAgo)) > 0) {
            faults.tookEffect(FaultKind.F8);
        }
        world.after(Duration.ofSeconds(fault.amount()), () -> expire(fault));
    }

    private boolean isForgettable(Agent agent, Instant longAgo) {
        return agent.id().requestId().filter(waits).isEmpty()
                && agent.timeline().at(Phase.GONE).filter(longAgo::isAfter).isPresent();
    }

    /** Whoever wrote the record with a newer release is followed by this one, and comes back after a while. */
    private void rollBack(Fault fault, List<Agent> agents, Runnable restart) {
        List<AgentId> living = agents.stream()
                .filter(agent -> agent.phase() != Phase.GONE)
                .map(Agent::id)
                .toList();
        if (!living.isEmpty()) {
            AgentId written = living.get(fault.nth() % living.size());
            unreadable.add(written);
            restart.run();
            world.after(Duration.ofSeconds(fault.amount()), () -> unreadable.remove(written));
        }
    }

    private void keepBackups() {
        if (!faults.isHealed()) {
            backups.addFirst(tables.backup());
            world.after(BETWEEN_BACKUPS, this::keepBackups);
        }
    }

    private void restore(Fault fault, Runnable then) {
        long wanted = fault.amount() / BETWEEN_BACKUPS.toSeconds();
        backups.stream().skip(Math.min(wanted, backups.size() - 1L)).findFirst().ifPresent(backup -> {
            faults.tookEffect(FaultKind.F73);
            tables.restore(backup);
            then.run();
        });
    }
}
