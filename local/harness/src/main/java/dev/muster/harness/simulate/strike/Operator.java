package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.check.Planning;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.Condition;
import dev.muster.model.pool.PoolName;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somebody who reads the conditions once nothing new goes wrong any more, and does what the guide says: where the state
 * table looks lost, the idle agents that nobody knows are stopped by hand.
 */
public final class Operator implements Invariant {
    private static final Duration ROUND = Duration.ofSeconds(60);

    private final World world;
    private final ConsoleHands hands;
    private final Map<PoolName, List<TaskSeen>> unknown = new TreeMap<>();

    public Operator(World world, ConsoleHands hands) {
        this.world = world;
        this.hands = hands;
    }

    @Override
    public void planned(Planning planning) {
        boolean lost = planning.plan().findings().stream()
                .anyMatch(finding -> finding.type() == Condition.Type.StateKnown
                        && finding.reason().equals("StateLooksLost"));
        unknown.put(planning.snapshot().pool(), lost ? planning.snapshot().strayTasks() : List.of());
    }

    /** Goes round from now on. */
    public void begin(EcsRegion region, Organisation organisation) {
        world.after(ROUND, () -> {
            unknown.values()
                    .forEach(tasks -> tasks.stream()
                            .filter(task -> !hasJob(organisation, task.startedBy()))
                            .forEach(task -> hands.stopTask(region, task.arn())));
            unknown.clear();
            begin(region, organisation);
        });
    }

    private static boolean hasJob(Organisation organisation, String agent) {
        return organisation.pools().stream()
                .flatMap(pool -> organisation.registrations().find(pool.id(), agent).stream())
                .map(AgentRegistration::assignedRequest)
                .anyMatch(request -> request != null);
    }
}
