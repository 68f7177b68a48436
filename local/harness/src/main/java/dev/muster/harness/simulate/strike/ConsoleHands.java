package dev.muster.harness.simulate.strike;

import dev.muster.harness.simulate.check.Invariant;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Faults;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.RegistrationAnswer;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Somebody in the consoles of ECS and Azure DevOps who stops tasks and deletes agents, busy ones too where that works. */
public final class ConsoleHands implements Invariant {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
    private static final int MOST_TRIES = 30;

    private final World world;
    private final Faults faults;
    private final TouchedJobs touched;
    private final String cluster;
    private final Map<String, String> running = new TreeMap<>();
    private final TreeSet<String> stoppedByHand = new TreeSet<>();

    public ConsoleHands(World world, Faults faults, TouchedJobs touched, String cluster) {
        this.world = world;
        this.faults = faults;
        this.touched = touched;
        this.cluster = cluster;
    }

    /** Has tasks stopped and agents deleted when it is due. */
    public void strikeBy(ClockFaults clock, EcsRegion region, Organisation organisation) {
        clock.on(
                FaultKind.F71,
                fault -> untilDone(
                        fault,
                        MOST_TRIES,
                        () -> fault.amount() % 2 == 0
                                ? stopTask(region, fault.amount() / 2)
                                : deleteAgent(organisation, fault.amount() / 2)));
    }

    /** Whether it was somebody in the console who stopped that task. */
    public boolean stopped(String taskArn) {
        return stoppedByHand.contains(taskArn);
    }

    @Override
    public void taskStarted(String taskArn, String startedBy, String clientToken, String group, Instant at) {
        running.put(taskArn, startedBy);
    }

    @Override
    public void taskStopAsked(String taskArn, String startedBy, Instant at) {
        running.remove(taskArn);
    }

    @Override
    public void taskStopped(String taskArn, String startedBy, String group, Instant at) {
        running.remove(taskArn);
    }

    private void untilDone(Fault fault, int triesLeft, Supplier<Boolean> hand) {
        if (hand.get()) {
            faults.tookEffect(fault.kind());
        } else if (triesLeft > 1) {
            world.after(BETWEEN_TRIES, () -> {
                if (!faults.isHealed()) {
                    untilDone(fault, triesLeft - 1, hand);
                }
            });
        }
    }

    private boolean stopTask(EcsRegion region, int which) {
        if (running.isEmpty()) {
            return false;
        }
        stopTask(region, new ArrayList<>(running.keySet()).get(which % running.size()));
        return true;
    }

    /** Stops this one, and its agent may be the end of a job. */
    void stopTask(EcsRegion region, String arn) {
        Optional.ofNullable(running.get(arn)).ifPresent(touched::agent);
        stoppedByHand.add(arn);
        region.stopTask(cluster, arn, "Stopped in the console");
    }

    /** Azure DevOps refuses for those that have a job; then it is another one's turn. */
    private boolean deleteAgent(Organisation organisation, int which) {
        List<AgentRegistration> agents = organisation.pools().stream()
                .flatMap(pool -> organisation.registrations().list(pool.id()).stream())
                .filter(agent -> running.containsValue(agent.name()))
                .filter(agent -> !agent.userCapabilities().equals(Capabilities.NONE))
                .toList();
        for (int i = 0; i < agents.size(); i++) {
            AgentRegistration agent = agents.get((which + i) % agents.size());
            if (organisation.registrations().delete(agent.poolId(), agent.id())
                    instanceof RegistrationAnswer.Accepted) {
                return true;
            }
        }
        return false;
    }
}
