package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.agents.AgentCasting;
import dev.muster.simulator.agents.AgentQuirk;
import dev.muster.simulator.agents.AgentScript;
import dev.muster.simulator.ecs.ContainerStart;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What single agents do wrong. */
public final class ContainerFaults implements AgentCasting {
    private final Faults faults;
    private final TreeSet<String> scanning = new TreeSet<>();

    public ContainerFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public AgentScript cast(ContainerStart container, AgentScript drawn) {
        AgentScript script = drawn;
        for (Fault fault : faults.visit(Place.CONTAINER)) {
            script = with(container, script, fault);
        }
        return script;
    }

    /** Whether the session of the agent of that name replaces the capabilities it was registered with. */
    public boolean scans(String agentName) {
        return scanning.contains(agentName);
    }

    private AgentScript with(ContainerStart container, AgentScript script, Fault fault) {
        return switch (fault.kind()) {
            case F76 -> script.with(AgentQuirk.HANGS_AFTER_JOB);
            case F77 -> script.with(AgentQuirk.KEY_COPIED);
            case F78 -> {
                scanning.add(container.startedBy());
                yield script.finding(found());
            }
            default -> script;
        };
    }

    private static Capabilities found() {
        Map<String, String> found = new TreeMap<>();
        found.put("bash", "/bin/bash");
        found.put("java", "17");
        return Capabilities.of(found);
    }
}
