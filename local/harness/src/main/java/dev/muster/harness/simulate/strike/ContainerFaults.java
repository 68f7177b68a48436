package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.harness.simulate.fault.Place;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.agents.AgentCasting;
import dev.muster.simulator.agents.AgentQuirk;
import dev.muster.simulator.agents.AgentScript;
import dev.muster.simulator.agents.Mishap;
import dev.muster.simulator.ecs.ContainerStart;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What single agents do wrong. */
public final class ContainerFaults implements AgentCasting {
    private final Faults faults;
    private final TouchedJobs touched;
    private final NameSquatter squatter;
    private final TreeSet<String> scanning = new TreeSet<>();
    private final TreeSet<String> silentlyLeaving = new TreeSet<>();

    public ContainerFaults(Faults faults, TouchedJobs touched, NameSquatter squatter) {
        this.faults = faults;
        this.touched = touched;
        this.squatter = squatter;
    }

    @Override
    public AgentScript cast(ContainerStart container, AgentScript drawn) {
        AgentScript script = drawn;
        for (Fault fault : faults.visit(Place.CONTAINER)) {
            script = with(container, script, fault);
        }
        return script;
    }

    @Override
    public void happened(String agentName, Mishap mishap) {
        if (mishap instanceof Mishap.LeavesSlowly) {
            // It counts once the agent is given another job.
            silentlyLeaving.add(agentName);
        } else {
            faults.tookEffect(kind(mishap));
        }
        if (endsAJob(mishap)) {
            touched.agent(agentName);
        }
    }

    /** Whether the session of the agent of that name replaces the capabilities it was registered with. */
    public boolean scans(String agentName) {
        return scanning.contains(agentName);
    }

    /** Whether the agent of that name does not say that it leaves after its job. */
    public boolean leavesSilently(String agentName) {
        return silentlyLeaving.contains(agentName);
    }

    private AgentScript with(ContainerStart container, AgentScript script, Fault fault) {
        Duration seconds = Duration.ofSeconds(fault.amount());
        return switch (fault.kind()) {
            case F32 -> script.with(new Mishap.ExitsAtOnce(fault.amount()));
            case F50 -> {
                faults.tookEffect(fault.kind());
                yield script.with(AgentQuirk.NEVER_REGISTERS);
            }
            case F51 -> script.with(new Mishap.StartsLate(seconds));
            case F52 -> script.with(new Mishap.IsNeverOffered());
            case F53 -> {
                squatter.takeName(container.startedBy(), seconds);
                yield script;
            }
            case F54 -> script.with(new Mishap.DiesInJob(fault.amount()));
            case F55 -> script.with(new Mishap.LeavesItsSession(seconds));
            case F56 -> script.with(new Mishap.LeavesSlowly(seconds));
            case F57 ->
                script.with(fault.amount() % 2 == 0 ? new Mishap.DropsOut(seconds) : new Mishap.DiesWaiting(seconds));
            case F75 -> script.with(new Mishap.LosesItsWorker(fault.amount()));
            case F76 -> script.with(AgentQuirk.HANGS_AFTER_JOB);
            case F77 -> script.with(AgentQuirk.KEY_COPIED);
            case F78 -> {
                scanning.add(container.startedBy());
                yield script.finding(script.scan().overlaidBy(found()));
            }
            case F80 -> script.with(new Mishap.DiesWhenGivenAJob());
            default -> script;
        };
    }

    private static FaultKind kind(Mishap mishap) {
        return switch (mishap) {
            case Mishap.ExitsAtOnce end -> FaultKind.F32;
            case Mishap.StartsLate late -> FaultKind.F51;
            case Mishap.IsNeverOffered withheld -> FaultKind.F52;
            case Mishap.DiesInJob death -> FaultKind.F54;
            case Mishap.LeavesItsSession left -> FaultKind.F55;
            case Mishap.LeavesSlowly leaving -> FaultKind.F56;
            case Mishap.DropsOut drop -> FaultKind.F57;
            case Mishap.DiesWaiting death -> FaultKind.F57;
            case Mishap.LosesItsWorker loss -> FaultKind.F75;
            case Mishap.DiesWhenGivenAJob death -> FaultKind.F80;
        };
    }

    private static boolean endsAJob(Mishap mishap) {
        return switch (mishap) {
            case Mishap.DiesInJob death -> true;
            case Mishap.LosesItsWorker loss -> true;
            case Mishap.ExitsAtOnce end -> false;
            case Mishap.StartsLate late -> false;
            case Mishap.IsNeverOffered withheld -> false;
            case Mishap.LeavesItsSession left -> false;
            case Mishap.LeavesSlowly leaving -> false;
            case Mishap.DropsOut drop -> false;
            case Mishap.DiesWaiting death -> false;
            case Mishap.DiesWhenGivenAJob death -> false;
        };
    }

    private static Capabilities found() {
        Map<String, String> found = new TreeMap<>();
        found.put("bash", "/bin/bash");
        found.put("java", "17");
        return Capabilities.of(found);
    }
}
