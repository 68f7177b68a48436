package dev.muster.harness.simulate;

import dev.muster.model.failure.FailureRow;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.LaunchVerdict;
import dev.muster.simulator.ecs.StopCode;
import dev.muster.simulator.ecs.TaskFate;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the simulated ECS is made to say, once, what a row of the failure table is about. */
interface Provocation {
    Pattern EXIT_CODE = Pattern.compile(" \\(exit code (\\d+)\\)$");
    Duration AT_ONCE = Duration.ofMillis(50);

    void plant(LaunchScene scene);

    static Provocation of(FailureRow row) {
        String text = row.example().text();
        if (row.name().equals("stopped-forgotten")) {
            return Provocation::forgetTheFirst;
        }
        return switch (row.source()) {
            case LAUNCH_FAILURE -> firstLaunch(new LaunchVerdict.Failure(text));
            case LAUNCH_ERROR ->
                firstLaunch(new LaunchVerdict.Refusal(exception(row.example().code()), text));
            case STOPPED_TASK -> firstTask(end(row.example().code(), text));
        };
    }

    private static Provocation firstLaunch(LaunchVerdict verdict) {
        return scene -> {
            AtomicBoolean first = new AtomicBoolean(true);
            scene.judgedBy(call -> first.getAndSet(false) ? verdict : new LaunchVerdict.Launch());
        };
    }

    private static Provocation firstTask(Function<EcsTask, TaskFate> fate) {
        return scene -> {
            AtomicBoolean first = new AtomicBoolean(true);
            scene.fatedBy(task -> first.getAndSet(false) ? fate.apply(task) : new TaskFate.Ordinary());
        };
    }

    /** The task never comes to run, and after a minute nobody shows it any more. */
    private static void forgetTheFirst(LaunchScene scene) {
        firstTask(task -> {
                    scene.clouds.world.after(Duration.ofMinutes(1), () -> scene.clouds.region.vanish(task.arn()));
                    return new TaskFate.Slow(Duration.ofHours(2));
                })
                .plant(scene);
    }

    private static Function<EcsTask, TaskFate> end(String stopCode, String text) {
        TaskFate fate = switch (stopCode) {
            case "TaskFailedToStart" -> new TaskFate.NotStarted(text);
            case "SpotInterruption", "TerminationNotice" -> new TaskFate.Interrupted(AT_ONCE);
            default -> ended(stopCode(stopCode), text);
        };
        return task -> fate;
    }

    private static TaskFate ended(StopCode code, String text) {
        Matcher exit = EXIT_CODE.matcher(text);
        return exit.find()
                ? new TaskFate.Ended(AT_ONCE, code, text.substring(0, exit.start()), Integer.valueOf(exit.group(1)))
                : new TaskFate.Ended(AT_ONCE, code, text, null);
    }

    /** What is told by its text alone may come with any code. */
    private static StopCode stopCode(String name) {
        return name.isEmpty()
                ? StopCode.UNHEARD_OF
                : Arrays.stream(StopCode.values())
                        .filter(code -> code.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("the simulator has no stop code " + name));
    }

    private static EcsError.Kind exception(String name) {
        return Arrays.stream(EcsError.Kind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the simulator has no exception " + name));
    }
}
