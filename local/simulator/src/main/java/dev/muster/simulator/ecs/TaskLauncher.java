package dev.muster.simulator.ecs;

import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** RunTask: validates, answers repeated client tokens as before, and makes new tasks. */
final class TaskLauncher {
    private final World world;
    private final EcsSettings settings;
    private final TaskDefinitions definitions;
    private final ClientTokens tokens;
    private final LaunchVerdicts verdicts;
    private final TaskLife life;
    private final RandomStream ids;
    private long sequence;

    TaskLauncher(
            World world,
            EcsSettings settings,
            TaskDefinitions definitions,
            ClientTokens tokens,
            LaunchVerdicts verdicts,
            TaskLife life) {
        this.world = world;
        this.settings = settings;
        this.definitions = definitions;
        this.tokens = tokens;
        this.verdicts = verdicts;
        this.life = life;
        this.ids = world.stream("ecs.ids");
    }

    EcsAnswer<RunTaskResult> run(String cluster, RunTaskCall call) {
        return tokens.repeated(cluster, call, world.now())
                .orElseGet(() -> definition(call).then(definition -> launch(cluster, call, definition)));
    }

    private EcsAnswer<TaskDefinition> definition(RunTaskCall call) {
        Optional<TaskDefinition> definition = definitions.find(call.taskDefinition());
        if (definition.isEmpty()) {
            return EcsError.client("TaskDefinition not found.");
        }
        if (!definition.get().active()) {
            return EcsError.client("TaskDefinition is inactive");
        }
        return RunTaskRules.problem(call, definition.get())
                .<EcsAnswer<TaskDefinition>>map(EcsError::invalid)
                .orElseGet(() -> new EcsAnswer.Ok<>(definition.get()));
    }

    private EcsAnswer<RunTaskResult> launch(String cluster, RunTaskCall call, TaskDefinition definition) {
        return switch (verdicts.judge(call)) {
            case LaunchVerdict.Launch() ->
                remembered(cluster, call, new RunTaskResult(List.of(created(cluster, call, definition)), List.of()));
            case LaunchVerdict.Failure(String reason) ->
                remembered(cluster, call, new RunTaskResult(List.of(), List.of(reason)));
            case LaunchVerdict.Refusal(EcsError.Kind exception, String message) ->
                new EcsAnswer.Refused<>(new EcsError(exception, message, List.of()));
        };
    }

    private EcsAnswer<RunTaskResult> remembered(String cluster, RunTaskCall call, RunTaskResult result) {
        tokens.remember(cluster, call, result, world.now());
        return new EcsAnswer.Ok<>(result);
    }

    private EcsTask created(String cluster, RunTaskCall call, TaskDefinition definition) {
        String id = "%016x%016x".formatted(ids.nextLong(), ids.nextLong());
        EcsTask task = new EcsTask(
                settings.arn("task/%s/%s".formatted(cluster, id)),
                ++sequence,
                cluster,
                call,
                definition,
                TaskStatus.PROVISIONING,
                DesiredStatus.RUNNING,
                1,
                Collections.emptyMap(),
                null,
                null,
                call.tags());
        return life.begin(task);
    }
}
