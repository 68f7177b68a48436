package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.Registrations.Done;
import dev.muster.harness.simulate.adapter.SpoiltFace;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.harness.simulate.fault.Twist;
import dev.muster.harness.simulate.strike.LaunchFaults;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ecs.EcsRegion;
import dev.muster.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;

/** The faults of ECS as its answers on the wire. */
public final class EcsWireTwists {
    private static final List<String> FAILURES =
            List.of("RESOURCE:ENI", "AGENT", "ATTRIBUTE", "RESOURCE:MEMORY", "SOMETHING:NEW");
    private static final String NO_CAPACITY = "Capacity is unavailable at this time. Please try again later";

    private final SpoiltFace face;
    private final EcsRegion region;
    private final LaunchFaults launches;

    public EcsWireTwists(SpoiltFace face, EcsRegion region, LaunchFaults launches) {
        this.face = face;
        this.region = region;
        this.launches = launches;
    }

    /** Any call may be throttled or denied; nothing is done then. */
    <T> Twist<Outcome<T>> refusals() {
        return (fault, effect) -> switch (fault.kind()) {
            case F22 -> refused(error("ThrottlingException", "Rate exceeded"), effect);
            case F29 -> refused(error("AccessDeniedException", "User is not authorized to perform it"), effect);
            default -> Optional.empty();
        };
    }

    Twist<Outcome<TaskSeen>> launch() {
        Twist<Outcome<TaskSeen>> refusals = refusals();
        return (fault, effect) -> switch (fault.kind()) {
            case F20 -> failing(FAILURES.get(fault.nth() % FAILURES.size()), effect);
            case F21 -> noCapacity(fault, effect);
            case F26 -> refused(error("ConflictException", "The token was used with other parameters"), effect);
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
                return refused(HttpResponse.of(200, "application/x-amz-json-1.1", "{}"), effect);
            }
            region.lingerAtEnd(taskArn, Duration.ofSeconds(fault.amount()));
            return Optional.of(effect.get());
        };
    }

    /** Either way round: as an entry of {@code failures}, which the token keeps, or as an exception, which it does not. */
    private Optional<Outcome<TaskSeen>> noCapacity(Fault fault, Supplier<Outcome<TaskSeen>> effect) {
        return fault.nth() % 2 == 0
                ? failing(NO_CAPACITY, effect)
                : refused(error("ClientException", NO_CAPACITY), effect);
    }

    private Optional<Outcome<TaskSeen>> failing(String reason, Supplier<Outcome<TaskSeen>> effect) {
        return Optional.ofNullable(launches.failing(reason, effect));
    }

    private <T> Optional<T> refused(HttpResponse answer, Supplier<T> effect) {
        return Optional.of(face.answering(answer, effect));
    }

    private static HttpResponse error(String type, String message) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("__type", type)
                .put("message", message)
                .toString();
        return HttpResponse.of(400, "application/x-amz-json-1.1", body);
    }
}
