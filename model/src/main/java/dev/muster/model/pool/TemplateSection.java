package dev.muster.model.pool;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Version;
import dev.muster.model.pool.AgentTemplate.Architecture;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code spec.templates[n]}: one shape of agent. */
final class TemplateSection {
    private static final ValueReader<String> NAME = Scalars.text(
            "text of 1 to 30 small letters, digits and dashes, not beginning with a dash",
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,29})"));
    private static final ValueReader<Architecture> ARCHITECTURE =
            Scalars.TEXT.as("X86_64 or ARM64", TemplateSection::architecture);
    private static final ValueReader<String> ROLE = Scalars.text(
            "text: the name or ARN of an IAM role",
            Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}|arn:aws[a-z-]*:iam::[0-9]+:role/[A-Za-z0-9_+=,.@/-]+"));
    private static final ValueReader<Optional<String>> AGENT_VERSION = Scalars.TEXT
            .only(
                    "text of numbers between dots, such as 4.255.0",
                    text -> Version.parse(text).isPresent())
            .map(Optional::of);

    static final ValueReader<AgentTemplate> READER = Fields.section("a map, an agent template", fields -> {
        var name = fields.required("name", NAME);
        var image = fields.required("image", ImageReference.READER);
        var size = TaskSize.read(fields);
        var architecture = fields.optional("architecture", Architecture.X86_64, ARCHITECTURE);
        var capabilities = fields.optional("capabilities", Capabilities.none(), DeclaredCapabilities.READER);
        var weight = fields.optional("weight", 0, Scalars.wholeNumber(-1_000, 1_000));
        var variables = Variables.read(fields);
        var taskRole = fields.required("taskRole", ROLE);
        var executionRole = fields.required("executionRole", ROLE);
        var agentVersion = fields.optional("agentVersion", Optional.empty(), AGENT_VERSION);
        var registration = RegistrationSection.read(fields);
        return () -> new AgentTemplate(
                name.orElseThrow(),
                image.orElseThrow(),
                size.cpu().orElseThrow(),
                size.memory().orElseThrow(),
                architecture.orElseThrow(),
                capabilities.orElseThrow(),
                weight.orElseThrow(),
                size.capacity().orElseThrow(),
                variables.environment().orElseThrow(),
                variables.secrets().orElseThrow(),
                taskRole.orElseThrow(),
                executionRole.orElseThrow(),
                agentVersion.orElseThrow().orElse(null),
                registration.orElseThrow());
    });

    private TemplateSection() {}

    private static Optional<Architecture> architecture(String text) {
        return Arrays.stream(Architecture.values())
                .filter(architecture -> architecture.name().equals(text))
                .findFirst();
    }
}
