package dev.muster.simulator.agents;

import dev.muster.simulator.ecs.ContainerHost;
import dev.muster.simulator.ecs.ContainerStart;
import dev.muster.simulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;

/** The containers of a run in real time: a wire agent on a thread of its own for each started task. */
public final class WireFleet implements ContainerHost {
    /** What the container's entrypoint keeps of the stop time-out for the listener to report and leave. */
    private static final Duration KEPT_FOR_LEAVING = Duration.ofSeconds(20);

    private final World world;
    private final WireSurroundings around;
    private final AgentOdds odds;
    private final URI credentialsEndpoint;
    private final Duration stopTimeout;
    private final ObjIntConsumer<String> exited;
    private final Map<String, WireAgent> running = new ConcurrentHashMap<>();
    private final AtomicLong jobsTakenWithCopiedKeys = new AtomicLong();

    /**
     * A fleet without agents.
     *
     * @param credentialsEndpoint where containers find their role's credentials, without the task's own path
     * @param stopTimeout from TERM to KILL, as the cluster has it
     * @param exited told the task's ARN and the exit code of each container that ends by itself
     */
    public WireFleet(
            World world,
            WireSurroundings around,
            AgentOdds odds,
            URI credentialsEndpoint,
            Duration stopTimeout,
            ObjIntConsumer<String> exited) {
        this.world = world;
        this.around = around;
        this.odds = odds;
        this.credentialsEndpoint = credentialsEndpoint;
        this.stopTimeout = stopTimeout;
        this.exited = exited;
    }

    @Override
    public void containerStarted(ContainerStart start) {
        AgentScript script = odds.draw(world.stream("agent " + start.taskArn()), start.image());
        Duration grace = stopTimeout.minus(KEPT_FOR_LEAVING);
        WireAgent agent = new WireAgent(
                around,
                environment(start),
                script,
                world.stream("jitter " + start.taskArn()),
                grace.isNegative() ? Duration.ZERO : grace,
                jobsTakenWithCopiedKeys::incrementAndGet);
        running.put(start.taskArn(), agent);
        around.threads().execute(() -> {
            agent.run().ifPresent(exitCode -> exited.accept(start.taskArn(), exitCode));
            running.remove(start.taskArn());
        });
    }

    @Override
    public void terminate(String taskArn) {
        WireAgent agent = running.get(taskArn);
        if (agent != null) {
            agent.terminate();
        }
    }

    @Override
    public void kill(String taskArn) {
        WireAgent agent = running.remove(taskArn);
        if (agent != null) {
            agent.kill();
        }
    }

    /** How many containers run. */
    public int size() {
        return running.size();
    }

    /** How often a copy of an agent's key was given a job: never, if all is well. */
    public long jobsTakenWithCopiedKeys() {
        return jobsTakenWithCopiedKeys.get();
    }

    private Environment environment(ContainerStart start) {
        Map<String, String> variables = new TreeMap<>(start.environment());
        start.secretNames().forEach(name -> variables.put(name, secretValue(name)));
        variables.put(Environment.CREDENTIALS_URL, credentialsEndpoint + "/v2/credentials/" + start.taskId());
        variables.put(Environment.CREDENTIALS_TOKEN, start.credentialsToken());
        variables.put(Environment.REGION, around.region());
        return Environment.of(variables);
    }

    /** What a container finds in the variable of a secret; must never be seen anywhere else. */
    public static String secretValue(String name) {
        return "simulated-secret-value-of-" + name;
    }
}
