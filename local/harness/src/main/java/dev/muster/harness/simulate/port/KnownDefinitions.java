package dev.muster.harness.simulate.port;

import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.FaultKind;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.ecs.EcsAnswer;
import dev.muster.simulator.ecs.EcsError;
import dev.muster.simulator.ecs.TaskDefinition;
import dev.muster.simulator.ecs.TaskDefinitions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The task definitions that one process knows to be registered. As the shipped adapter does, it asks ECS once and
 * remembers, until a launch is refused.
 */
final class KnownDefinitions {
    private final TaskDefinitions definitions;
    private final Boundary boundary;
    private final Map<String, String> arnByContent = new TreeMap<>();

    KnownDefinitions(TaskDefinitions definitions, Boundary boundary) {
        this.definitions = definitions;
        this.boundary = boundary;
    }

    /** The ARN of the definition with this content, with its revision. */
    Outcome<String> arn(String family, ObjectNode content) {
        String known = arnByContent.get(content.toString());
        if (known != null) {
            return Outcome.done(known);
        }
        Outcome<String> found = boundary.call(
                CallKind.TASK_DEFINITION,
                family,
                () -> EcsWords.outcome(findOrRegister(family, content)).map(TaskDefinition::arn),
                Lost::outcome,
                EcsTwists.refusals(),
                Outcome::describe);
        if (found instanceof Outcome.Done<String>(String arn)) {
            arnByContent.put(content.toString(), arn);
        }
        return found;
    }

    /** A launch with that definition was refused: it may be gone. */
    void refused(String arn, EcsError error) {
        if (arnByContent.values().remove(arn) && isInactive(arn)) {
            boundary.tookEffect(FaultKind.F28);
        }
    }

    private EcsAnswer<TaskDefinition> findOrRegister(String family, ObjectNode content) {
        EcsAnswer<TaskDefinition> newest = definitions.describe(family);
        boolean same = newest instanceof EcsAnswer.Ok<TaskDefinition>(TaskDefinition definition)
                && definition.content().equals(content);
        return same ? newest : definitions.register(content);
    }

    private boolean isInactive(String arn) {
        return definitions.list(Optional.empty(), false).contains(arn);
    }
}
