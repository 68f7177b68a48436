package dev.muster.harness.bench;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.plan.TemplateOffer;
import dev.muster.model.pool.AgentTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What the agents of a drawn pool registered: what their scan found, much of it theirs alone, and what they declare. */
final class DrawnCapabilities {
    /** Shared, as a JSON parser shares the names of fields; values are not. */
    private static final List<String> FOUND_BY_SCAN =
            IntStream.range(0, 40).mapToObj(found -> "FOUND_BY_SCAN_" + found).toList();

    private final Shape shape;
    private final SplittableRandom random;
    private final InstallationId installation;

    DrawnCapabilities(Shape shape, SplittableRandom random, InstallationId installation) {
        this.shape = shape;
        this.random = random;
        this.installation = installation;
    }

    Capabilities ofOurs(String name, AgentTemplate template) {
        Map<String, String> all = scan(name);
        all.putAll(TemplateOffer.of(template).asMap());
        if (shape.likeness() == Shape.Likeness.ALL_DIFFERENT) {
            mix(all);
        }
        all.put(InstallationId.CAPABILITY, installation.value());
        return Capabilities.of(all);
    }

    /** As one of ours, but with a mixture of tools of its own, and now and then what no template has. */
    Capabilities ofForeign(String name, AgentTemplate like) {
        Map<String, String> all = scan(name);
        all.putAll(TemplateOffer.of(like).asMap());
        mix(all);
        if (random.nextInt(10) == 0) {
            all.put("licence", "yes");
        }
        return Capabilities.of(all);
    }

    private void mix(Map<String, String> all) {
        for (String tool : DrawnSpec.TOOLS) {
            if (random.nextInt(3) == 0) {
                all.remove(tool);
            } else {
                all.put(tool, "/opt/" + tool + "/" + random.nextInt(4));
            }
        }
    }

    private Map<String, String> scan(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Agent.Name", name);
        all.put("Agent.ComputerName", "ip-" + name);
        all.put("Agent.HomeDirectory", "/agents/" + name);
        for (String found : FOUND_BY_SCAN) {
            all.put(found, "/" + name + "/" + found);
        }
        return all;
    }
}
