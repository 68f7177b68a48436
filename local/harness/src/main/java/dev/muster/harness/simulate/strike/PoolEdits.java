package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import dev.muster.simulator.world.World;
import dev.muster.statestore.PoolItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What people do to the pools' specs while jobs run. */
public final class PoolEdits {
    private static final Duration DOUBLE_CLICK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final World world;
    private final PoolTable table;
    private final EditsInForce inForce;
    private final RefusedJobs refused;
    private final List<PoolName> pools;

    /** @param pools that there are to be edited */
    public PoolEdits(World world, PoolTable table, EditsInForce inForce, RefusedJobs refused, List<PoolName> pools) {
        this.refused = refused;
        this.world = world;
        this.table = table;
        this.inForce = inForce;
        this.pools = List.copyOf(pools);
    }

    /** Has these edits made when they are due. */
    public void strikeBy(ClockFaults clock) {
        clock.on(FaultKind.F68, fault -> edit(fault, this::noAgents))
                .on(FaultKind.F69, fault -> edit(fault, this::remove))
                .on(FaultKind.F70, fault -> edit(fault, this::writeTwice))
                .on(FaultKind.F72, fault -> edit(fault, this::changeImage));
    }

    /** One of the pools; none if somebody has removed its item. */
    private void edit(Fault fault, Edit how) {
        PoolName pool = pools.get(fault.nth() % pools.size());
        table.find(pool.value()).ifPresent(item -> how.make(fault, pool, new EditedItem(item)));
    }

    private void noAgents(Fault fault, PoolName pool, EditedItem item) {
        int before = item.maxAgents();
        expect(fault, pool, spec -> spec.limits().maxAgents() == 0);
        table.put(item.withMaxAgents(0));
        world.after(Duration.ofSeconds(fault.amount()), () -> setBack(pool, before));
    }

    /** Waits for the item if somebody has removed it meanwhile. */
    private void setBack(PoolName pool, int before) {
        Optional<EditedItem> item = table.find(pool.value()).map(EditedItem::new);
        if (item.isEmpty()) {
            world.after(AGAIN, () -> setBack(pool, before));
        } else if (item.get().maxAgents() == 0) {
            table.put(item.get().withMaxAgents(before));
        }
    }

    private void remove(Fault fault, PoolName pool, EditedItem item) {
        expect(fault, pool, PoolSpec::draining);
        Duration away = Duration.ofSeconds(fault.amount());
        refused.poolIsAway(world.now().plus(away));
        table.remove(pool.value());
        world.after(away, () -> table.put(item.item()));
    }

    private void writeTwice(Fault fault, PoolName pool, EditedItem item) {
        int limit = 2 + fault.nth() % 9;
        if (limit == item.maxAgents()) {
            return;
        }
        PoolItem edited = item.withMaxAgents(limit);
        expect(fault, pool, spec -> spec.limits().maxAgents() == limit);
        table.put(edited);
        world.after(DOUBLE_CLICK, () -> table.put(edited));
    }

    private void changeImage(Fault fault, PoolName pool, EditedItem item) {
        String tag = "4.251." + fault.nth();
        expect(fault, pool, spec -> spec.templates().getFirst().image().endsWith(tag));
        table.put(item.withImageTag(tag));
    }

    private void expect(Fault fault, PoolName pool, Predicate<PoolSpec> known) {
        inForce.expect(fault.kind(), pool, known);
    }

    @FunctionalInterface
    private interface Edit {
        void make(Fault fault, PoolName pool, EditedItem item);
    }
}
