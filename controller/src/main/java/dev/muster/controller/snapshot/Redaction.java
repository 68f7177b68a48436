package dev.muster.controller.snapshot;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.plan.Lesson;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.AgentTemplate;
import dev.muster.model.pool.BaseTaskDefinition;
import dev.muster.model.pool.ContainerSettings;
import dev.muster.model.pool.LogConfiguration;
import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.TaskSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes out of a snapshot what no decision rests on and what is, or may be, nobody else's business: the values of plain
 * variables and of log options, the places of secret ones, task definitions of others, and the values of capabilities that nothing asks for, among which an agent's scan
 * puts its whole environment.
 */
final class Redaction {
    static final String NOT_SHOWN = "(not shown)";

    private final TreeSet<String> askedFor = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private Redaction(Snapshot snapshot) {
        Stream.concat(
                        snapshot.jobs().value().stream().map(job -> job.demands()),
                        snapshot.lessons().stream().map(Lesson::demands))
                .map(Demands::all)
                .flatMap(List::stream)
                .forEach(demand -> askedFor.add(capabilityOf(demand)));
        snapshot.spec()
                .templates()
                .forEach(template ->
                        askedFor.addAll(template.capabilities().asMap().keySet()));
    }

    static Snapshot of(Snapshot snapshot) {
        Redaction redaction = new Redaction(snapshot);
        List<RegistrationSeen> registrations = snapshot.registrations().value().stream()
                .map(seen -> seen.withCapabilities(redaction.shown(seen.capabilities())))
                .toList();
        return snapshot.withSpec(withoutVariables(snapshot.spec()))
                .withRegistrations(
                        new Seen<>(registrations, snapshot.registrations().readBegan()));
    }

    private static PoolSpec withoutVariables(PoolSpec spec) {
        return spec.withTemplates(
                spec.templates().stream().map(Redaction::withoutVariables).toList());
    }

    private static AgentTemplate withoutVariables(AgentTemplate template) {
        ContainerSettings container = template.container();
        LogConfiguration logs = container.logs();
        return template.with(container
                        .withVariables(namesOf(container.environment()), namesOf(container.secrets()))
                        .withLogs(logs.withOptions(namesOf(logs.options()), namesOf(logs.secretOptions()))))
                .with(withoutBase(template.task()));
    }

    private static TaskSettings withoutBase(TaskSettings task) {
        return task.base().isPresent() ? task.withBase(new BaseTaskDefinition.Registered(NOT_SHOWN)) : task;
    }

    private static Map<String, String> namesOf(Map<String, String> values) {
        Map<String, String> names = new LinkedHashMap<>();
        values.keySet().forEach(name -> names.put(name, NOT_SHOWN));
        return names;
    }

    private Capabilities shown(Capabilities capabilities) {
        Map<String, String> values = new LinkedHashMap<>();
        capabilities.asMap().forEach((name, value) -> values.put(name, matters(name) ? value : NOT_SHOWN));
        return Capabilities.of(values);
    }

    private boolean matters(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        return askedFor.contains(name) || known.startsWith("agent.") || known.startsWith("muster.");
    }

    private static String capabilityOf(Demand demand) {
        return switch (demand) {
            case Demand.Exists exists -> exists.name();
            case Demand.EqualTo equal -> equal.name();
            case Demand.MinimumVersion version -> version.name();
            case Demand.Unrecognised unrecognised -> unrecognised.text();
        };
    }
}
