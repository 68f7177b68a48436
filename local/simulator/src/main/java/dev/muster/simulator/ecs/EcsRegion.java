package dev.muster.simulator.ecs;

import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.TaskCredentials;
import dev.muster.simulator.truth.WorldObserver;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ECS of one account and region, with all its clusters. Every method is one call of the API, or of the agent that runs
 * the containers, and happens at one instant of the world.
 */
public final class EcsRegion {
    private static final int MOST_DESCRIBED = 100;
    private static final String TASK_NOT_FOUND = "The referenced task was not found.";

    private final World world;
    private final EcsSettings settings;
    private final TaskTable tasks = new TaskTable();
    private final TaskDefinitions definitions;
    private final TaskRoles roles;
    private final TaskLife life;
    private final ClientTokens tokens = new ClientTokens(tasks);
    private final TaskLauncher launcher;

    /** A region whose launches all succeed. */
    public EcsRegion(
            World world,
            EcsSettings settings,
            SecurityTokenService securityTokens,
            TaskEvents events,
            WorldObserver observer) {
        this(world, settings, securityTokens, events, observer, LaunchVerdicts.ALWAYS);
    }

    /** A region whose launches succeed as the verdicts say. */
    public EcsRegion(
            World world,
            EcsSettings settings,
            SecurityTokenService securityTokens,
            TaskEvents events,
            WorldObserver observer,
            LaunchVerdicts verdicts) {
        this.world = world;
        this.settings = settings;
        this.definitions = new TaskDefinitions(world, settings);
        this.roles = new TaskRoles(world, securityTokens);
        this.life = new TaskLife(world, settings, tasks, roles, events, observer);
        this.launcher = new TaskLauncher(world, settings, definitions, tokens, verdicts, life);
    }

    /** From now on containers run there; before, they start and never end. */
    public void hostedBy(ContainerHost host) {
        world.call(() -> {
            life.hostedBy(host);
            return null;
        });
    }

    /** From now on this decides what is special about single tasks. */
    public void fatedBy(TaskFates fates) {
        world.call(() -> {
            life.fatedBy(fates);
            return null;
        });
    }

    /** The account, the region and how they behave. */
    public EcsSettings settings() {
        return settings;
    }

    /** The task definitions. */
    public TaskDefinitions definitions() {
        return definitions;
    }

    /** RunTask with {@code count} 1. */
    public EcsAnswer<RunTaskResult> runTask(RunTaskCall call) {
        return world.call(() -> cluster(call.cluster()).then(cluster -> launcher.run(cluster, call)));
    }

    /** StopTask by ARN or id; does nothing to a task that is ending already. */
    public EcsAnswer<EcsTask> stopTask(String clusterReference, String task, String reason) {
        return world.call(() -> cluster(clusterReference)
                .then(cluster -> find(cluster, task)
                        .<EcsAnswer<EcsTask>>map(found -> new EcsAnswer.Ok<>(life.stop(found, reason)))
                        .orElseGet(() -> EcsError.invalid(TASK_NOT_FOUND))));
    }

    /** DescribeTasks by ARNs or ids, at most 100; without their tags unless asked for. */
    public EcsAnswer<DescribedTasks> describeTasks(String clusterReference, List<String> references, boolean tags) {
        if (references.isEmpty() || references.size() > MOST_DESCRIBED) {
            return EcsError.invalid("Tasks must be 1 to 100, not %d.".formatted(references.size()));
        }
        return world.call(() -> cluster(clusterReference).map(cluster -> described(cluster, references, tags)));
    }

    /** ListTasks: one page, in the order of creation. */
    public EcsAnswer<ArnPage> listTasks(ListTasksQuery query) {
        if (query.startedBy().isPresent()
                && (query.family().isPresent() || query.desiredStatus().isPresent())) {
            return EcsError.invalid("startedBy must be the only filter.");
        }
        if (query.nextToken().filter(token -> !token.matches("\\d{1,18}")).isPresent()) {
            return EcsError.invalid("Invalid token.");
        }
        return world.call(() -> cluster(query.cluster()).map(cluster -> page(cluster, query)));
    }

    /** TagResource of a task or a task definition. */
    public EcsAnswer<String> tagResource(String arn, Map<String, String> tags) {
        return world.call(() -> {
            if (!tagTask(arn, tags) && !definitions.tag(arn, tags)) {
                return EcsError.invalid("The specified resource was not found.");
            }
            return new EcsAnswer.Ok<>(arn);
        });
    }

    /** DescribeClusters: those of the given names or ARNs that exist. */
    public List<ClusterCounts> describeClusters(List<String> references) {
        return world.call(() -> references.stream()
                .flatMap(reference -> clusterName(reference).stream())
                .map(this::counts)
                .toList());
    }

    /** The container of a running task has ended; ignored for any other task. */
    public void exited(String taskArn, int exitCode) {
        world.call(() -> {
            life.exited(taskArn, exitCode);
            return null;
        });
    }

    /** ECS forgets a task before its time: no reading shows it any more. */
    public void vanish(String taskArn) {
        world.call(() -> {
            tasks.vanish(taskArn);
            return null;
        });
    }

    /** Once its container has ended, the task needs so much longer to reach STOPPED. */
    public void lingerAtEnd(String taskArn, Duration by) {
        world.call(() -> {
            life.lingerAtEnd(taskArn, by);
            return null;
        });
    }

    /**
     * Forgets what was made under client tokens that are older: the same token then makes a new task.
     *
     * @return who had started those, in their callers' words
     */
    public List<String> forgetTokens(Duration olderThan) {
        return world.call(() -> tokens.forgetUntil(world.now().minus(olderThan)));
    }

    /** The role credentials of a running task, for whoever shows the token its container was given. */
    public Optional<TaskCredentials> credentials(String taskId, String token) {
        return world.call(() -> roles.current(taskId, token));
    }

    private DescribedTasks described(String cluster, List<String> references, boolean tags) {
        List<EcsTask> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String reference : references) {
            find(cluster, reference)
                    .map(task -> tags ? task : task.tagged(Collections.emptyMap()))
                    .ifPresentOrElse(found::add, () -> missing.add(taskArn(cluster, reference)));
        }
        return new DescribedTasks(found, missing);
    }

    private ArnPage page(String cluster, ListTasksQuery query) {
        long from = query.nextToken().map(Long::parseLong).orElse(0L);
        int size = Math.min(settings.pageSize(), query.maxResults().orElse(settings.pageSize()));
        List<EcsTask> matching = inCluster(cluster)
                .filter(task -> task.sequence() > from)
                .filter(query::matches)
                .limit(size + 1L)
                .toList();
        List<EcsTask> page = matching.subList(0, Math.min(size, matching.size()));
        Optional<String> next = matching.size() > size
                ? Optional.of(Long.toString(page.getLast().sequence()))
                : Optional.empty();
        return new ArnPage(page.stream().map(EcsTask::arn).toList(), next);
    }

    private Optional<EcsTask> find(String cluster, String reference) {
        return tasks.find(taskArn(cluster, reference), world.now())
                .filter(task -> task.cluster().equals(cluster) && !tasks.isVanished(task));
    }

    private Stream<EcsTask> inCluster(String cluster) {
        return tasks.all(world.now()).stream()
                .filter(task -> task.cluster().equals(cluster) && !tasks.isVanished(task));
    }

    private boolean tagTask(String arn, Map<String, String> tags) {
        Optional<EcsTask> task = tasks.find(arn, world.now());
        task.ifPresent(found -> {
            Map<String, String> all = new LinkedHashMap<>(found.tags());
            all.putAll(tags);
            tasks.replace(found.tagged(all));
        });
        return task.isPresent();
    }

    private ClusterCounts counts(String cluster) {
        int running = 0;
        int pending = 0;
        for (EcsTask task : inCluster(cluster).toList()) {
            switch (task.lastStatus()) {
                case PROVISIONING, PENDING -> pending++;
                case RUNNING -> running++;
                case DEPROVISIONING, STOPPED -> {}
            }
        }
        return new ClusterCounts(cluster, settings.clusterArn(cluster), running, pending);
    }

    private EcsAnswer<String> cluster(String reference) {
        return clusterName(reference).<EcsAnswer<String>>map(EcsAnswer.Ok::new).orElseGet(EcsError::clusterNotFound);
    }

    private Optional<String> clusterName(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return settings.clusters().contains(name) ? Optional.of(name) : Optional.empty();
    }

    private String taskArn(String cluster, String reference) {
        return reference.startsWith("arn:") ? reference : settings.arn("task/%s/%s".formatted(cluster, reference));
    }
}
