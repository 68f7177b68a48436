package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** What goes wrong for a while in the organisation as controllers see it: their credential, the name of a pool. */
public final class AdoTroubles {
    private final World world;
    private final Faults faults;
    private final Organisation organisation;
    private final TreeSet<Integer> renamed = new TreeSet<>();
    private Instant revokedUntil = Instant.MIN;

    public AdoTroubles(World world, Faults faults, Organisation organisation) {
        this.world = world;
        this.faults = faults;
        this.organisation = organisation;
    }

    /** Controllers' calls are answered with the way to the sign-in page, for so many seconds. */
    public void revokeCredential(Fault fault) {
        revokedUntil = world.now().plusSeconds(fault.amount());
    }

    /** One of the pools has another name for so many seconds; its id stays. */
    public void renamePool(Fault fault) {
        List<Pool> pools = organisation.pools();
        Pool pool = pools.get(fault.nth() % pools.size());
        if (renamed.add(pool.id())) {
            organisation.renamePool(pool.id(), pool.name() + "-renamed");
            world.after(Duration.ofSeconds(fault.amount()), () -> {
                renamed.remove(pool.id());
                organisation.renamePool(pool.id(), pool.name());
            });
        }
    }

    /** Whether a call made now is refused; asking counts it. */
    public boolean refusesCredential() {
        boolean refuses = world.now().isBefore(revokedUntil);
        if (refuses) {
            faults.tookEffect(FaultKind.F42);
        }
        return refuses;
    }

    /** A pool was looked for and not found. */
    public void poolNotFound() {
        if (!renamed.isEmpty()) {
            faults.tookEffect(FaultKind.F49);
        }
    }
}
