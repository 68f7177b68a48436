package dev.muster.statestore;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Agents, claims and readings as they occur. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-11-21T10:00:00.123456Z");
    public static final PoolUid POOL = new PoolUid("k3v9x2m7q4w8z1n5");
    public static final PoolUid OTHER_POOL = new PoolUid("b6h2r8t5y1c4d7f0");
    public static final AgentId FIRST = agentId(1);

    private Samples() {}

    public static Instant after(long seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }

    public static AgentId agentId(long request) {
        return AgentId.forRequest(new PoolName("builds"), new RequestId(request), 1);
    }

    public static Claim claim(AgentId agent) {
        return claim(agent, "agents");
    }

    public static Claim claim(AgentId agent, String cluster) {
        return new Claim(
                Agent.claimed(agent, "linux-large", "c0ffee", cluster, 0, START).onCapacity(CapacityOption.FARGATE),
                new FrozenRequest(
                        cluster,
                        new ClientToken("0123456789abcdef".repeat(4)),
                        "{\"startedBy\":\"" + agent + "\",\"note\":\"\u00e9 \\n\"}"));
    }

    /** Claims for the requests from {@code first} to {@code last}. */
    public static List<Claim> claims(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(request -> claim(agentId(request)))
                .toList();
    }

    public static TaskSeen task(AgentId agent, long version, String status) {
        return new TaskSeen(
                "arn:aws:ecs:eu-central-1:123456789012:task/agents/0123456789abcdef0123456789abcdef",
                "arn:aws:ecs:eu-central-1:123456789012:cluster/agents",
                agent.toString(),
                "muster:a1b2c3d4e5f6a7b8:builds",
                version,
                status,
                "RUNNING",
                null,
                null,
                null,
                START,
                null,
                null);
    }

    public static TaskSeen stoppedTask(AgentId agent, long version) {
        return new TaskSeen(
                "arn:aws:ecs:eu-central-1:123456789012:task/agents/0123456789abcdef0123456789abcdef",
                "arn:aws:ecs:eu-central-1:123456789012:cluster/agents",
                agent.toString(),
                "muster:a1b2c3d4e5f6a7b8:builds",
                version,
                "STOPPED",
                "STOPPED",
                "EssentialContainerExited",
                "Essential container in task exited",
                0,
                after(1),
                after(31),
                after(631));
    }
}
