package dev.muster.simulator.ecs;

import dev.muster.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The task definitions of a region. */
public final class TaskDefinitions {
    private final World world;
    private final EcsSettings settings;
    private final Map<String, List<TaskDefinition>> families = new LinkedHashMap<>();
    private long registered;
    private long deregistered;

    TaskDefinitions(World world, EcsSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** RegisterTaskDefinition: the next revision of its family. {@code body} is the whole request. */
    public EcsAnswer<TaskDefinition> register(ObjectNode body) {
        String family = body.path("family").asString("");
        return TaskDefinitionRules.problem(body)
                .<EcsAnswer<TaskDefinition>>map(EcsError::client)
                .orElseGet(() -> world.call(() -> new EcsAnswer.Ok<>(add(family, body))));
    }

    /** DescribeTaskDefinition by family (its newest active revision), family:revision, or ARN. */
    public EcsAnswer<TaskDefinition> describe(String reference) {
        return find(reference)
                .<EcsAnswer<TaskDefinition>>map(EcsAnswer.Ok::new)
                .orElseGet(() -> EcsError.client("Unable to describe task definition."));
    }

    /** DeregisterTaskDefinition: no task can be started from it any more. */
    public EcsAnswer<TaskDefinition> deregister(String reference) {
        return world.call(() -> find(reference)
                .<EcsAnswer<TaskDefinition>>map(definition -> {
                    deregistered += definition.active() ? 1 : 0;
                    return new EcsAnswer.Ok<>(replace(definition.deregistered()));
                })
                .orElseGet(() -> EcsError.client("The specified task definition does not exist.")));
    }

    /** The ARNs of the active (or the deregistered) revisions, of one family or of all, oldest first. */
    public List<String> list(Optional<String> family, boolean active) {
        return world.call(() -> families.values().stream()
                .flatMap(List::stream)
                .filter(definition -> definition.active() == active)
                .filter(definition -> family.map(definition.family()::equals).orElse(true))
                .map(TaskDefinition::arn)
                .toList());
    }

    /**
     * The families that begin so, sorted: those with an active revision, those without one, or all (empty).
     */
    public List<String> families(String prefix, Optional<Boolean> active) {
        return world.call(() -> families.entrySet().stream()
                .filter(family -> family.getKey().startsWith(prefix))
                .filter(family -> active.map(
                                wanted -> wanted == family.getValue().stream().anyMatch(TaskDefinition::active))
                        .orElse(true))
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }

    /** How many were registered since the beginning. */
    public long registeredCount() {
        return world.call(() -> registered);
    }

    /** How many were deregistered since the beginning. */
    public long deregisteredCount() {
        return world.call(() -> deregistered);
    }

    Optional<TaskDefinition> find(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        int colon = name.indexOf(':');
        String family = colon < 0 ? name : name.substring(0, colon);
        return world.call(() -> families.getOrDefault(family, List.of()).reversed().stream()
                .filter(definition ->
                        colon < 0 ? definition.active() : definition.arn().endsWith("/" + name))
                .findFirst());
    }

    boolean tag(String arn, Map<String, String> tags) {
        Optional<TaskDefinition> definition = find(arn);
        definition.ifPresent(found -> replace(found.tagged(tags)));
        return definition.isPresent();
    }

    private TaskDefinition add(String family, ObjectNode body) {
        List<TaskDefinition> revisions = families.computeIfAbsent(family, _ -> new ArrayList<>());
        int revision = revisions.size() + 1;
        ObjectNode content = body.deepCopy();
        content.remove("tags");
        TaskDefinition definition = new TaskDefinition(
                family,
                revision,
                settings.arn("task-definition/%s:%d".formatted(family, revision)),
                content,
                Tags.read(body.path("tags")),
                true,
                world.now());
        revisions.add(definition);
        registered++;
        return definition;
    }

    private TaskDefinition replace(TaskDefinition definition) {
        families.getOrDefault(definition.family(), List.of()).set(definition.revision() - 1, definition);
        return definition;
    }
}
