package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import java.util.List;
import java.util.function.Supplier;

/** Agents of somebody else that come online in our pools for a while and take jobs. */
public final class ForeignAgents {
    private static final String NAMES = "guest-";

    private final Faults faults;
    private final Supplier<Organisation> organisation;
    private final Capabilities capabilities;
    private int came;

    /**
     * @param organisation asked only once an agent comes
     * @param capabilities enough for any job
     */
    public ForeignAgents(Faults faults, Supplier<Organisation> organisation, Capabilities capabilities) {
        this.faults = faults;
        this.organisation = organisation;
        this.capabilities = capabilities;
    }

    /** Whether an agent of that name is one of these. */
    public static boolean isOne(String agentName) {
        return agentName.startsWith(NAMES);
    }

    /** One comes to one of the pools, in turn. */
    public void strike(Fault fault) {
        List<Pool> pools = organisation.get().pools();
        Pool pool = pools.get(fault.nth() % pools.size());
        new ForeignAgent(
                        organisation.get(),
                        pool.id(),
                        NAMES + ++came,
                        fault.amount(),
                        () -> faults.tookEffect(FaultKind.F46))
                .come(capabilities);
    }
}
