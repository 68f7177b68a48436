package dev.muster.model.pool;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code spec.templates[n]}: one shape of agent. */
final class TemplateSection {
    private static final ValueReader<String> NAME = Scalars.text(
            "text of 1 to 30 small letters, digits and dashes, not beginning with a dash",
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,29})"));
    private static final ValueReader<Optional<String>> AGENT_VERSION = Scalars.TEXT
            .only(
                    "text of numbers between dots, such as 4.255.0",
                    text -> Version.parse(text).isPresent())
            .map(Optional::of);

    static final ValueReader<AgentTemplate> READER = Fields.section("a map, an agent template", fields -> {
        var name = fields.required("name", NAME);
        var container = ContainerFields.read(fields);
        var task = TaskFields.read(fields);
        var placement = PlacementFields.read(fields);
        FargateRules.check(fields, container, task, placement);
        var capabilities = fields.optional("capabilities", Capabilities.none(), DeclaredCapabilities.READER);
        var weight = fields.optional("weight", 0, Scalars.wholeNumber(-1_000, 1_000));
        var agentVersion = fields.optional("agentVersion", Optional.empty(), AGENT_VERSION);
        var registration = RegistrationSection.read(fields);
        return () -> new AgentTemplate(
                name.orElseThrow(),
                capabilities.orElseThrow(),
                weight.orElseThrow(),
                agentVersion.orElseThrow().orElse(null),
                registration.orElseThrow(),
                container.whole(),
                task.whole(),
                placement.whole());
    });

    private TemplateSection() {}
}
