package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Violations;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.Pool;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.function.Supplier;

/** Somebody who registers agents of his own under names that ours are about to use, and takes them away again. */
public final class NameSquatter {
    private static final String DESCRIPTION = "somebody else's";

    private final World world;
    private final Supplier<Organisation> organisation;
    private final Violations violations;

    /** @param organisation asked only once a name is taken */
    public NameSquatter(World world, Supplier<Organisation> organisation, Violations violations) {
        this.world = world;
        this.organisation = organisation;
        this.violations = violations;
    }

    /** Registers an agent of that name, unless there is one, and takes it away so much later. */
    void takeName(String agentName, Duration until) {
        String poolName = agentName.substring(0, Math.max(0, agentName.indexOf('_')));
        organisation.get().pools().stream()
                .filter(pool -> pool.name().equals(poolName))
                .forEach(pool -> takeName(pool, agentName, until));
    }

    private void takeName(Pool pool, String agentName, Duration until) {
        RegistrationCall call = new RegistrationCall(
                agentName,
                "4.250.1",
                DESCRIPTION,
                true,
                Capabilities.NONE,
                Capabilities.NONE,
                AgentKey.ofFingerprint(DESCRIPTION));
        if (organisation.get().registrations().register(pool.id(), call)
                instanceof RegistrationAnswer.Accepted(AgentRegistration agent)) {
            world.after(until, () -> takeAway(agent));
        }
    }

    /** It is as it was: what is not ours is never touched. */
    private void takeAway(AgentRegistration agent) {
        boolean same = organisation.get().registrations().list(agent.poolId()).contains(agent);
        if (!same) {
            violations.broken("S12", "somebody else's registration " + agent.name() + " was changed or deleted");
        }
        organisation.get().registrations().delete(agent.poolId(), agent.id());
    }
}
