package dev.muster.simulator.ecs;

import dev.muster.simulator.ecs.EcsTask.Stop;
import dev.muster.simulator.truth.WorldObserver;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Leads every task through its life; each change emits an event. */
final class TaskLife {
    private static final int EXIT_CODE_OF_KILLED = 137;
    private static final Stop EXITED =
            new Stop(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");

    private final World world;
    private final EcsSettings settings;
    private final TaskTable tasks;
    private final TaskRoles roles;
    private final TaskEvents events;
    private final WorldObserver observer;
    private final RandomStream durations;
    private final RandomStream eventIds;
    private ContainerHost host = new EmptyHost();
    private TaskFates fates = TaskFates.ORDINARY;
    private final Map<String, TaskFate> special = new HashMap<>();
    private final Map<String, Duration> lingering = new HashMap<>();

    TaskLife(
            World world,
            EcsSettings settings,
            TaskTable tasks,
            TaskRoles roles,
            TaskEvents events,
            WorldObserver observer) {
        this.world = world;
        this.settings = settings;
        this.tasks = tasks;
        this.roles = roles;
        this.events = events;
        this.observer = observer;
        this.durations = world.stream("ecs.durations");
        this.eventIds = world.stream("ecs.events");
    }

    void hostedBy(ContainerHost newHost) {
        host = newHost;
    }

    void fatedBy(TaskFates others) {
        fates = others;
    }

    void lingerAtEnd(String taskArn, Duration by) {
        lingering.put(taskArn, by);
    }

    EcsTask begin(EcsTask task) {
        EcsTask begun = record(task.stamped(TaskMoment.CREATED, world.now()));
        String token = task.call().clientToken().orElse("");
        observer.taskStarted(task.arn(), task.startedBy(), token, task.group(), world.now());
        special.put(task.arn(), fates.fate(begun));
        later(settings.timings().provisioning(), task.arn(), this::pend);
        return begun;
    }

    /** Stops a task unless that was asked before; it then ends by its next step, or when its container does. */
    EcsTask stop(EcsTask task, String reason) {
        if (task.desiredStatus() == DesiredStatus.STOPPED) {
            return task;
        }
        EcsTask stopping = record(task.stopping(new Stop(StopCode.USER_INITIATED, reason))
                .stamped(TaskMoment.STOPPING, world.now())
                .tagged(Collections.emptyMap())
                .next(task.lastStatus()));
        observer.taskStopAsked(task.arn(), task.startedBy(), world.now());
        if (stopping.lastStatus() == TaskStatus.RUNNING) {
            later(Span.exactly(settings.timings().stopTimeout()), task.arn(), this::kill);
            host.terminate(task.arn());
        }
        return stopping;
    }

    /** The task's container ended by itself; ignored unless it was running. */
    void exited(String taskArn, int exitCode) {
        tasks.find(taskArn, world.now())
                .filter(task -> task.lastStatus() == TaskStatus.RUNNING)
                .ifPresent(task -> deprovision(task.exited(exitCode).stopping(EXITED)));
    }

    private void pend(EcsTask task) {
        if (task.desiredStatus() == DesiredStatus.STOPPED) {
            deprovision(task);
            return;
        }
        record(task.stamped(TaskMoment.PULL_STARTED, world.now()).next(TaskStatus.PENDING));
        switch (special.getOrDefault(task.arn(), new TaskFate.Ordinary())) {
            case TaskFate.NotStarted(String reason) ->
                later(settings.timings().pending(), task.arn(), pending -> notStarted(pending, reason));
            case TaskFate.Slow(Duration by) ->
                world.after(by, () -> later(settings.timings().pending(), task.arn(), this::run));
            case TaskFate.Ordinary ordinary -> later(settings.timings().pending(), task.arn(), this::run);
            case TaskFate.Interrupted interrupted -> later(settings.timings().pending(), task.arn(), this::run);
            case TaskFate.Ended ended -> later(settings.timings().pending(), task.arn(), this::run);
        }
    }

    private void notStarted(EcsTask task, String reason) {
        deprovision(
                task.desiredStatus() == DesiredStatus.STOPPED
                        ? task
                        : task.stopping(new Stop(StopCode.TASK_FAILED_TO_START, reason)));
    }

    private void run(EcsTask task) {
        if (task.desiredStatus() == DesiredStatus.STOPPED) {
            deprovision(task);
            return;
        }
        EcsTask running = record(task.stamped(TaskMoment.PULL_STOPPED, world.now())
                .stamped(TaskMoment.STARTED, world.now())
                .next(TaskStatus.RUNNING));
        host.containerStarted(ContainerView.of(running, roles.grant(running)));
        TaskFate fate = special.get(task.arn());
        if (fate instanceof TaskFate.Interrupted(Duration after)) {
            world.after(after, () -> tasks.find(task.arn(), world.now()).ifPresent(this::interrupt));
        } else if (fate instanceof TaskFate.Ended ended) {
            world.after(ended.after(), () -> tasks.find(task.arn(), world.now()).ifPresent(now -> end(now, ended)));
        }
    }

    private void end(EcsTask task, TaskFate.Ended how) {
        if (task.lastStatus() != TaskStatus.RUNNING) {
            return;
        }
        EcsTask stopping = task.stopping(new Stop(how.code(), how.reason()));
        deprovision(how.exitCode() == null ? stopping : stopping.exited(how.exitCode()));
        host.kill(task.arn());
    }

    /** A notice, which is the only event of the two minutes (ECS developer guide, task state change events). */
    private void interrupt(EcsTask task) {
        if (task.desiredStatus() == DesiredStatus.STOPPED || task.lastStatus() != TaskStatus.RUNNING) {
            return;
        }
        record(task.stopping(new Stop(StopCode.TERMINATION_NOTICE, "Your Spot Task was interrupted."))
                .stamped(TaskMoment.STOPPING, world.now())
                .next(task.lastStatus()));
        later(Span.exactly(settings.timings().stopTimeout()), task.arn(), this::kill);
        host.terminate(task.arn());
    }

    private void kill(EcsTask task) {
        if (task.lastStatus() == TaskStatus.RUNNING) {
            exited(task.arn(), EXIT_CODE_OF_KILLED);
            host.kill(task.arn());
        }
    }

    private void deprovision(EcsTask task) {
        record(task.interrupted()
                .stamped(TaskMoment.STOPPING, world.now())
                .stamped(TaskMoment.EXECUTION_STOPPED, world.now())
                .next(TaskStatus.DEPROVISIONING));
        Duration more = lingering.getOrDefault(task.arn(), Duration.ZERO);
        world.after(more, () -> later(settings.timings().deprovisioning(), task.arn(), this::end));
    }

    private void end(EcsTask task) {
        record(task.stamped(TaskMoment.STOPPED, world.now()).next(TaskStatus.STOPPED));
        roles.forget(task);
        observer.taskStopped(task.arn(), task.startedBy(), task.group(), world.now());
    }

    private EcsTask record(EcsTask task) {
        tasks.put(task);
        UUID id = new UUID(eventIds.nextLong(), eventIds.nextLong());
        events.emit(new TaskEvent(id, settings.account(), settings.region(), world.now(), task));
        return task;
    }

    private void later(Span wait, String taskArn, Consumer<EcsTask> step) {
        world.after(wait.draw(durations), () -> tasks.find(taskArn, world.now()).ifPresent(step));
    }

    /** Containers that nobody runs never end by themselves. */
    private record EmptyHost() implements ContainerHost {
        @Override
        public void containerStarted(ContainerStart start) {}

        @Override
        public void terminate(String taskArn) {}

        @Override
        public void kill(String taskArn) {}
    }
}
