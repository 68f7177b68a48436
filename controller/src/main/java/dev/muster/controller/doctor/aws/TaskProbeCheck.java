package dev.muster.controller.doctor.aws;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Leftovers;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;
import dev.muster.model.observed.EntrypointExit;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.RegistrationMode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * Runs a task as an agent's would run, with a name that the controller refuses for good: if the refusal arrives, so would
 * the identity of a real agent. How the entrypoint ends says which it was.
 *
 * @param bootstrap where agents are told that the controller is
 * @param pause between two looks at the task
 */
record TaskProbeCheck(
        EcsWard ward, URI bootstrap, Leftovers leftovers, Supplier<String> suffixes, Leftovers.Pause pause)
        implements Check {
    private static final String RIGHTS = "ecs:RegisterTaskDefinition, ecs:RunTask, ecs:StopTask,"
            + " ecs:DeregisterTaskDefinition, and iam:PassRole on the template's roles";

    @Override
    public Subject subject() {
        return Subject.TASK_PROBE;
    }

    @Override
    public Result look() throws InterruptedException {
        Optional<AgentTemplate> template = ward.patient().read().spec().templates().stream()
                .filter(any -> any.registration() == RegistrationMode.BOOTSTRAP)
                .findFirst();
        return template.isPresent()
                ? look(ProbeTask.of(ward, template.get(), suffixes.get()))
                : new Result.Skipped("every template's agents register themselves, and ask no controller");
    }

    private Result look(ProbeTask probe) throws InterruptedException {
        try {
            leftovers.expect("the task definition " + probe.name(), () -> deregistered(probe));
            String definition = ward.ecs()
                    .registerTaskDefinition(probe.definition())
                    .taskDefinition()
                    .taskDefinitionArn();
            leftovers.expect("the task started by " + probe.name(), () -> stopped(probe));
            RunTaskResponse launched = ward.ecs().runTask(probe.launch(definition, bootstrap));
            return launched.tasks().isEmpty()
                    ? notLaunched(
                            launched.failures().isEmpty()
                                    ? "no reason given"
                                    : launched.failures().getFirst().reason())
                    : ended(launched.tasks().getFirst().taskArn());
        } catch (SdkException problem) {
            return Problem.of("A task cannot be run", problem, RIGHTS);
        }
    }

    /** Waits as long as the check may last; a task needs a minute or two. */
    private Result ended(String taskArn) throws InterruptedException {
        while (true) {
            List<Task> tasks = ward.ecs()
                    .describeTasks(ask -> ask.cluster(ward.name()).tasks(taskArn))
                    .tasks();
            if (!tasks.isEmpty() && "STOPPED".equals(tasks.getFirst().lastStatus())) {
                return judged(tasks.getFirst());
            }
            pause.take();
        }
    }

    private Result judged(Task task) {
        Integer code = task.containers().stream()
                .map(Container::exitCode)
                .filter(exit -> exit != null)
                .findFirst()
                .orElse(null);
        return code == null ? notLaunched(said(task)) : judged(code);
    }

    private Result judged(int code) {
        return EntrypointExit.of(code).map(this::judged).orElseGet(() -> odd(code));
    }

    private Result judged(EntrypointExit exit) {
        return switch (exit) {
            case REFUSED ->
                new Result.Ok("A task ran with a template's image, roles and network; it had credentials of its"
                        + " role, and a controller answered it.");
            case NOT_ANSWERED ->
                new Result.Fail(
                        "A task ran, but no controller answered it under " + bootstrap + ".",
                        "Look at the way from the agents' subnets to it: security groups, name, proxy, certificate.");
            case BADLY_SET_UP ->
                new Result.Fail(
                        "A task ran, but its image or its set-up lacks something.",
                        "The task's log says what; see the page on agent images.");
            case OUT_OF_MEMORY -> odd(exit.code());
        };
    }

    private static Result odd(int code) {
        return new Result.Warn(
                "A task ran and ended with " + EntrypointExit.describe(code) + ", which tells nothing of the way.",
                "If the image has an entrypoint of its own, start one agent and read its log.");
    }

    private static Result notLaunched(String reason) {
        return new Result.Fail(
                "A task could not start: " + reason + ".", "Mend what ECS names: image, roles, subnets or capacity.");
    }

    private static String said(Task task) {
        return task.containers().stream()
                .map(Container::reason)
                .filter(reason -> reason != null && !reason.isBlank())
                .findFirst()
                .orElse(orNothing(task.stoppedReason()));
    }

    private static String orNothing(@Nullable String reason) {
        return reason == null ? "no reason given" : reason;
    }

    private boolean stopped(ProbeTask probe) {
        List<String> running = ward.ecs()
                .listTasks(ask -> ask.cluster(ward.name()).startedBy(probe.name()))
                .taskArns();
        running.forEach(task ->
                ward.ecs().stopTask(stop -> stop.cluster(ward.name()).task(task).reason("the examination is over")));
        return running.isEmpty();
    }

    private boolean deregistered(ProbeTask probe) {
        try {
            var latest = ward.ecs()
                    .describeTaskDefinition(ask -> ask.taskDefinition(probe.name()))
                    .taskDefinition();
            if (latest.status() != TaskDefinitionStatus.ACTIVE) {
                return true;
            }
            ward.ecs().deregisterTaskDefinition(end -> end.taskDefinition(latest.taskDefinitionArn()));
            return true;
        } catch (ClientException noneActive) {
            return !noneActive.isThrottlingException();
        }
    }
}
