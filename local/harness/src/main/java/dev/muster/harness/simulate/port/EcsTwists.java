package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Registrations.Done;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.harness.simulate.strike.LaunchFaults;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ecs.ArnPage;
import dev.muster.simulator.ecs.DescribedTasks;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.ecs.EcsTask;
import dev.muster.simulator.ecs.ListTasksQuery;
import dev.muster.simulator.ecs.RunTaskCall;
import dev.muster.simulator.ecs.TaskMoment;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the faults of ECS make of its answers. */
final class EcsTwists {
    private static final Duration LISTS_LAG = Duration.ofSeconds(20);
    private static final Duration THROTTLED = Duration.ofSeconds(1);
    private static final List<String> FAILURES =
            List.of("RESOURCE:ENI", "AGENT", "ATTRIBUTE", "RESOURCE:MEMORY", "SOMETHING:NEW");

    private final World world;
    private final EcsRegion region;
    private final LaunchFaults launches;

    EcsTwists(World world, EcsRegion region, LaunchFaults launches) {
        this.world = world;
        this.region = region;
        this.launches = launches;
    }

    /** Any call may be throttled or denied; nothing is done then. */
    static <T> Twist<Outcome<T>> refusals() {
        return (fault, effect) -> switch (fault.kind()) {
            case F22 -> failed(new CloudFault.Throttled("ThrottlingException: Rate exceeded", THROTTLED));
            case F29 -> failed(new CloudFault.Denied("AccessDeniedException: not authorized to perform it"));
            default -> Optional.empty();
        };
    }

    Twist<Outcome<TaskSeen>> launch(RunTaskCall call, Function<RunTaskCall, Outcome<TaskSeen>> run) {
        Twist<Outcome<TaskSeen>> refusals = refusals();
        return (fault, effect) -> switch (fault.kind()) {
            case F20 -> failing(FAILURES.get(fault.nth() % FAILURES.size()), effect);
            case F21 -> noCapacity(fault, effect);
            case F26 -> tokenTaken(fault, call, run, effect);
            default -> refusals.answer(fault, effect);
        };
    }

    Twist<Outcome<Done>> stop(String taskArn) {
        Twist<Outcome<Done>> refusals = refusals();
        return (fault, effect) -> {
            if (fault.kind() != FaultKind.F34) {
                return refusals.answer(fault, effect);
            }
            if (fault.amount() == 0) {
                return Optional.of(Outcome.done(Done.DONE));
            }
            region.lingerAtEnd(taskArn, Duration.ofSeconds(fault.amount()));
            return Optional.of(effect.get());
        };
    }

    Twist<Outcome<ArnPage>> page(ListTasksQuery query) {
        Twist<Outcome<ArnPage>> refusals = refusals();
        return (fault, effect) -> switch (fault.kind()) {
            case F23 -> changed(effect, page -> new ArnPage(withoutYoung(query.cluster(), page), page.nextToken()));
            case F24 ->
                changed(
                        effect,
                        page -> fault.amount() > 0
                                ? new ArnPage(List.of(), page.nextToken())
                                : new ArnPage(page.arns(), again(query, page)));
            default -> refusals.answer(fault, effect);
        };
    }

    Twist<Outcome<DescribedTasks>> describe() {
        Twist<Outcome<DescribedTasks>> refusals = refusals();
        return (fault, effect) -> switch (fault.kind()) {
            case F23 -> changed(effect, this::withoutYoung);
            default -> refusals.answer(fault, effect);
        };
    }

    private Optional<Outcome<TaskSeen>> failing(String reason, Supplier<Outcome<TaskSeen>> effect) {
        return Optional.ofNullable(launches.failing(reason, effect));
    }

    /** Either way round: as an entry of {@code failures}, which the token keeps, or as an exception, which it does not. */
    private Optional<Outcome<TaskSeen>> noCapacity(Fault fault, Supplier<Outcome<TaskSeen>> effect) {
        String sentence = "Capacity is unavailable at this time. Please try again later";
        return fault.nth() % 2 == 0
                ? failing(sentence, effect)
                : failed(new CloudFault.Capacity("ClientException: " + sentence));
    }

    /** Under the same token something else arrived before: this very launch as another text, or somebody else's. */
    private Optional<Outcome<TaskSeen>> tokenTaken(
            Fault fault,
            RunTaskCall call,
            Function<RunTaskCall, Outcome<TaskSeen>> run,
            Supplier<Outcome<TaskSeen>> effect) {
        if (fault.nth() % 2 == 0) {
            return failed(new CloudFault.Conflict("ConflictException: the token was used with other parameters"));
        }
        var parameters = call.parameters().deepCopy();
        parameters.put("referenceId", "retyped");
        Outcome<TaskSeen> elsewhere = run.apply(new RunTaskCall(parameters));
        return elsewhere instanceof Outcome.Done<TaskSeen> ? Optional.of(effect.get()) : Optional.of(elsewhere);
    }

    private static <T> Optional<Outcome<T>> changed(Supplier<Outcome<T>> effect, Function<T, T> change) {
        return effect.get() instanceof Outcome.Done<T>(T whole)
                ? Optional.of(change.apply(whole))
                        .filter(other -> !other.equals(whole))
                        .map(Outcome::done)
                : Optional.empty();
    }

    private List<String> withoutYoung(String cluster, ArnPage page) {
        return page.arns().isEmpty()
                ? page.arns()
                : region.describeTasks(cluster, page.arns(), false)
                                instanceof EcsAnswer.Ok<DescribedTasks>(DescribedTasks found)
                        ? withoutYoung(found).tasks().stream().map(EcsTask::arn).toList()
                        : page.arns();
    }

    private DescribedTasks withoutYoung(DescribedTasks found) {
        Instant visible = world.now().minus(LISTS_LAG);
        return new DescribedTasks(
                found.tasks().stream()
                        .filter(task -> isBefore(task.at(TaskMoment.CREATED), visible))
                        .toList(),
                found.missing());
    }

    private static Optional<String> again(ListTasksQuery query, ArnPage page) {
        return page.arns().isEmpty()
                ? page.nextToken()
                : Optional.of(query.nextToken().orElse("0"));
    }

    private static boolean isBefore(@Nullable Instant time, Instant limit) {
        return time != null && time.isBefore(limit);
    }

    private static <T> Optional<Outcome<T>> failed(CloudFault fault) {
        return Optional.of(new Outcome.Failed<>(fault));
    }
}
