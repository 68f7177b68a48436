package dev.muster.harness.bench;

import dev.muster.controller.loop.Tasks;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.RequestId;
import dev.muster.model.pool.PoolName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Task events of a pool's agents as a queue may hold them: ten of each task, one in five of them twice, all in random
 * order. Every tenth task still runs; the others have ended.
 */
final class DrawnEvents {
    static final int PER_TASK = 10;
    private static final int DUPLICATED_OF = 5;
    private static final int RUNNING_OF = 10;
    private static final Instant BEGAN = Instant.parse("2026-11-21T09:00:00Z");

    private static final List<String> ENDED = List.of(
            "PROVISIONING",
            "PROVISIONING",
            "PENDING",
            "PENDING",
            "ACTIVATING",
            "RUNNING",
            "DEACTIVATING",
            "STOPPING",
            "DEPROVISIONING",
            "STOPPED");

    private static final int FIRST_TO_RUN = ENDED.indexOf("RUNNING");
    private static final int FIRST_TO_END = ENDED.indexOf("DEACTIVATING");

    private final String group;
    private final List<AgentId> agents = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    /** @param events without their duplicates; a number that is not a multiple of {@link #PER_TASK} is rounded up */
    DrawnEvents(InstallationId installation, PoolName pool, int events, long seed) {
        this.group = Tasks.LaunchOrder.group(installation, pool);
        Random random = new Random(seed);
        for (int task = 1; task <= (events + PER_TASK - 1) / PER_TASK; task++) {
            agents.add(AgentId.forRequest(pool, new RequestId(task), 1));
            for (int version = 1; version <= PER_TASK; version++) {
                String message = message(task - 1, version);
                messages.add(message);
                if (random.nextInt(DUPLICATED_OF) == 0) {
                    messages.add(message);
                }
            }
        }
        Collections.shuffle(messages, random);
    }

    List<AgentId> agents() {
        return List.copyOf(agents);
    }

    /** Bodies in the order in which they come. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** How many tasks end. */
    long ended() {
        return agents.stream().filter(this::ends).count();
    }

    /** Whether the task of that agent ends. */
    boolean ends(AgentId agent) {
        return agents.indexOf(agent) % RUNNING_OF != 0;
    }

    static String taskArn(AgentId agent) {
        byte[] name = agent.toString().getBytes(StandardCharsets.UTF_8);
        String id = UUID.nameUUIDFromBytes(name).toString().replace("-", "");
        return "arn:aws:ecs:eu-west-1:111122223333:task/agents/" + id;
    }

    private String message(int place, int version) {
        AgentId agent = agents.get(place);
        boolean ends = place % RUNNING_OF != 0;
        int step = ends ? version - 1 : Math.min(version - 1, FIRST_TO_RUN);
        boolean ending = step >= FIRST_TO_END;
        String times = time("createdAt", 0)
                + (step >= FIRST_TO_RUN ? time("startedAt", 40) : "")
                + (version == PER_TASK && ends ? time("stoppedAt", 400) : "");
        String end = ending
                ? "\"stopCode\":\"EssentialContainerExited\",\"stoppedReason\":\"Essential container in task exited\","
                : "";
        return """
                {"version":"0","id":"%s-%d","detail-type":"ECS Task State Change","source":"aws.ecs","account":"111122223333",\
                "time":"%s","region":"eu-west-1","resources":["%s"],"detail":{"taskArn":"%s",\
                "clusterArn":"arn:aws:ecs:eu-west-1:111122223333:cluster/agents","group":"%s","startedBy":"%s",\
                "launchType":"FARGATE","lastStatus":"%s","desiredStatus":"%s",%s%s\
                "containers":[{"name":"agent","lastStatus":"%s","image":"registry.example/agents/java:4.255.0"%s}],\
                "overrides":{"containerOverrides":[{"name":"agent","environment":[]}]},"attachments":[{"id":"eni-%d",\
                "type":"eni","status":"ATTACHED","details":[{"name":"subnetId","value":"subnet-a"}]}],\
                "cpu":"1024","memory":"2048","version":%d}}""".formatted(
                        agent,
                        version,
                        BEGAN.plusSeconds(version),
                        taskArn(agent),
                        taskArn(agent),
                        group,
                        agent,
                        ENDED.get(step),
                        ending ? "STOPPED" : "RUNNING",
                        times,
                        end,
                        ENDED.get(step),
                        ending ? ",\"exitCode\":0" : "",
                        place,
                        version);
    }

    private static String time(String name, int seconds) {
        return "\"" + name + "\":\"" + BEGAN.plusSeconds(seconds) + "\",";
    }
}
