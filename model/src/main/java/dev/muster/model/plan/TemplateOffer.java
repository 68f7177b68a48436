package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.pool.AgentTemplate;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the agents of a template can be expected to offer before any of them was seen online. */
public final class TemplateOffer {
    /** Above every real version, so that no {@code Agent.Version} demand fails where nobody told the version. */
    public static final String ANY_AGENT_VERSION = "99.999.9";

    private TemplateOffer() {}

    /** Declared capabilities and those that every listener makes of itself: Agent.OS, Agent.OSArchitecture, Agent.Version. */
    public static Capabilities of(AgentTemplate template) {
        TreeMap<String, String> made = new TreeMap<>();
        made.put("Agent.OS", "Linux");
        made.put(
                "Agent.OSArchitecture",
                switch (template.architecture()) {
                    case X86_64 -> "X64";
                    case ARM64 -> "ARM64";
                });
        made.put("Agent.Version", template.agentVersion() == null ? ANY_AGENT_VERSION : template.agentVersion());
        return Capabilities.of(made).with(template.capabilities());
    }

    /** How many declared capabilities the demands do not ask for: the fewer, the better the fit. */
    static int surplus(AgentTemplate template, Demands demands) {
        Capabilities declared = template.capabilities();
        Set<String> asked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        demands.all().stream()
                .map(TemplateOffer::capabilityAsked)
                .filter(declared::has)
                .forEach(asked::add);
        return declared.size() - asked.size();
    }

    private static String capabilityAsked(Demand demand) {
        return switch (demand) {
            case Demand.Exists exists -> exists.name();
            case Demand.EqualTo equal -> equal.name();
            case Demand.MinimumVersion version -> version.name();
            case Demand.Unrecognised unrecognised -> "";
        };
    }
}
