package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.observed.LearnedImages;
import dev.muster.model.pool.AgentTemplate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the agents of a template can be expected to offer: what it declares, what every listener says of itself, and what
 * was learned of its image.
 */
public final class TemplateOffer {
    /** Above every real version, so that no {@code Agent.Version} demand fails where nobody told the version. */
    public static final String ANY_AGENT_VERSION = "99.999.9";

    private static final String AGENT_VERSION = "Agent.Version";

    private TemplateOffer() {}

    /** What is offered as long as nothing was learned of the image. */
    public static Capabilities of(AgentTemplate template) {
        return of(template, LearnedImages.NONE);
    }

    /**
     * Learned ones count more than what every agent says of itself, the version that the template states included:
     * they are what an agent of that image showed. Declared ones count most, since the agent is told to show them.
     */
    public static Capabilities of(AgentTemplate template, LearnedImages learned) {
        return Capabilities.of(ofItself(template))
                .with(learned.offeredBy(template.image()))
                .with(template.capabilities());
    }

    /** What the template's placeholder shows: for any version of the agent, so that ADO fails no job for it. */
    public static Capabilities ofPlaceholder(AgentTemplate template, LearnedImages learned) {
        return of(template, learned).with(AGENT_VERSION, ANY_AGENT_VERSION);
    }

    private static Map<String, String> ofItself(AgentTemplate template) {
        Map<String, String> made = new TreeMap<>();
        made.put("Agent.OS", template.task().platform().isWindows() ? "Windows_NT" : "Linux");
        made.put(
                "Agent.OSArchitecture",
                switch (template.task().platform().architecture()) {
                    case X86_64 -> "X64";
                    case ARM64 -> "ARM64";
                });
        made.put(AGENT_VERSION, template.agentVersion() == null ? ANY_AGENT_VERSION : template.agentVersion());
        return made;
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
