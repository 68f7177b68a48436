package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ecs.ContainerHost;
import dev.muster.simulator.ecs.ContainerStart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * The containers of a virtual-time run: an agent for each started task, its script drawn from a stream of its own.
 * Acts only inside the world's turn.
 */
public final class AgentFleet implements ContainerHost {
    private final Organisation organisation;
    private final BootstrapDoor door;
    private final Duration stopTimeout;
    private final ObjIntConsumer<String> exited;
    private final Map<String, CoreAgent> running = new LinkedHashMap<>();
    private AgentOdds odds;
    private AgentCasting casting = AgentCasting.AS_DRAWN;
    private long started;
    private long jobsTakenWithCopiedKeys;

    /**
     * A fleet without agents.
     *
     * @param stopTimeout from TERM to KILL, as the cluster has it
     * @param exited told the task's ARN and the exit code of each container that ends by itself
     */
    public AgentFleet(
            Organisation organisation,
            BootstrapDoor door,
            AgentOdds odds,
            Duration stopTimeout,
            ObjIntConsumer<String> exited) {
        this.organisation = organisation;
        this.door = door;
        this.odds = odds;
        this.stopTimeout = stopTimeout;
        this.exited = exited;
    }

    /** From now on agents are drawn from these odds. */
    public void plant(AgentOdds other) {
        odds = other;
    }

    /** From now on this decides how single agents behave. */
    public void castBy(AgentCasting other) {
        casting = other;
    }

    @Override
    public void containerStarted(ContainerStart start) {
        AgentScript drawn = odds.draw(organisation.world().stream("agent " + start.taskArn()), start.image());
        AgentScript script = casting.cast(start, drawn);
        started++;
        CoreAgent agent = new CoreAgent(
                organisation,
                door,
                new Container(start.taskArn(), start.startedBy(), stopTimeout),
                script,
                exitCode -> ended(start.taskArn(), exitCode),
                () -> jobsTakenWithCopiedKeys++,
                mishap -> casting.happened(start.startedBy(), mishap));
        running.put(start.taskArn(), agent);
        agent.start();
    }

    @Override
    public void terminate(String taskArn) {
        agent(taskArn).ifPresent(CoreAgent::terminate);
    }

    @Override
    public void kill(String taskArn) {
        agent(taskArn).ifPresent(CoreAgent::kill);
        running.remove(taskArn);
    }

    /** The agent of a task whose container has not ended. */
    public Optional<CoreAgent> agent(String taskArn) {
        return Optional.ofNullable(running.get(taskArn));
    }

    /** How many containers run. */
    public int size() {
        return running.size();
    }

    /** How many containers have ever started. */
    public long everStarted() {
        return started;
    }

    /** How often a copy of an agent's key was given a job: never, if all is well. */
    public long jobsTakenWithCopiedKeys() {
        return jobsTakenWithCopiedKeys;
    }

    private void ended(String taskArn, int exitCode) {
        running.remove(taskArn);
        exited.accept(taskArn, exitCode);
    }
}
