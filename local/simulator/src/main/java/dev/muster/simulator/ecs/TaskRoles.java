package dev.muster.simulator.ecs;

import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.TaskCredentials;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The role credentials of running tasks, and the token by which each container asks for its own. */
final class TaskRoles {
    /** ECS hands out fresh credentials well before the old ones end. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);

    private final World world;
    private final SecurityTokenService tokens;
    private final RandomStream chance;
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    TaskRoles(World world, SecurityTokenService tokens) {
        this.world = world;
        this.tokens = tokens;
        this.chance = world.stream("ecs.credentials");
    }

    Grant grant(EcsTask task) {
        Optional<TaskCredentials> credentials = roleOf(task).map(role -> tokens.issue(role, task.id()));
        String token = "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
        Grant grant = new Grant(token, credentials);
        grants.put(task.id(), grant);
        return grant;
    }

    Optional<TaskCredentials> current(String taskId, String token) {
        @Nullable Grant grant = grants.get(taskId);
        if (grant == null || !grant.token().equals(token)) {
            return Optional.empty();
        }
        return grant.credentials().map(credentials -> renewed(taskId, grant, credentials));
    }

    void forget(EcsTask task) {
        grants.remove(task.id());
    }

    private TaskCredentials renewed(String taskId, Grant grant, TaskCredentials credentials) {
        if (world.now().isBefore(credentials.expiration().minus(RENEW_BEFORE))) {
            return credentials;
        }
        TaskCredentials fresh = tokens.issue(credentials.roleArn(), taskId);
        grants.put(taskId, new Grant(grant.token(), Optional.of(fresh)));
        return fresh;
    }

    private static Optional<String> roleOf(EcsTask task) {
        return task.call().overrides().path("taskRoleArn").stringValueOpt().or(task.definition()::taskRoleArn);
    }

    record Grant(String token, Optional<TaskCredentials> credentials) {}
}
