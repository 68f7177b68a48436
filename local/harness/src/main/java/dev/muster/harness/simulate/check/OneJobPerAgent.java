package dev.muster.harness.simulate.check;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.plan.Known;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * S6, second half: whoever holds an agent's key gets no second job once a controller in charge has seen the first one
 * picked up and had the time to cordon.
 */
public final class OneJobPerAgent implements Invariant {
    private static final Duration TIME_TO_CORDON = Duration.ofSeconds(20);

    private final Violations violations;
    private final Function<PoolName, PoolUid> uids;
    private final TreeSet<String> served = new TreeSet<>();
    private final Map<String, Sighting> seen = new TreeMap<>();
    private final Map<PoolUid, String> holders = new TreeMap<>();

    /** @param uids of the pools; asked only for pools that have agents */
    public OneJobPerAgent(Violations violations, Function<PoolName, PoolUid> uids) {
        this.violations = violations;
        this.uids = uids;
    }

    @Override
    public void fenceTaken(PoolUid pool, Fence fence) {
        holders.put(pool, fence.owner());
    }

    @Override
    public void disturbed(String process, Instant at) {
        seen.values().removeIf(sighting -> sighting.process.equals(process));
    }

    @Override
    public void planned(Planning planning) {
        for (Known known : planning.snapshot().agents()) {
            Phase phase = known.agent().phase();
            boolean hadJob = phase == Phase.BUSY || phase == Phase.FINISHING;
            if (hadJob && !isOnlyAssigned(planning, known.id())) {
                Sighting sighting = new Sighting(planning.process(), planning.at());
                seen.merge(
                        known.id().toString(),
                        sighting,
                        (first, again) -> first.process.equals(again.process) ? first : again);
            }
        }
    }

    private static boolean isOnlyAssigned(Planning planning, AgentId agent) {
        return planning.snapshot().jobs().value().stream()
                .anyMatch(job ->
                        agent.toString().equals(job.reservedAgent()) && job.state() == JobRequest.State.ASSIGNED);
    }

    @Override
    public void jobAssigned(long requestId, String agentName, Instant at) {
        if (served.add(agentName)) {
            return;
        }
        Sighting sighting = seen.get(agentName);
        if (sighting != null
                && isInCharge(agentName, sighting.process)
                && at.isAfter(sighting.at.plus(TIME_TO_CORDON))) {
            violations.broken(
                    "S6",
                    agentName + " is given a second job, " + requestId + ", although " + sighting.process
                            + " saw the first one picked up at " + sighting.at);
        }
    }

    private boolean isInCharge(String agentName, String process) {
        return AgentId.parse(agentName)
                .map(AgentId::pool)
                .map(uids)
                .map(holders::get)
                .filter(process::equals)
                .isPresent();
    }

    private record Sighting(String process, Instant at) {}
}
