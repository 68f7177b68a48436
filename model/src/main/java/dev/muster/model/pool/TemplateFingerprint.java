package dev.muster.model.pool;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Names one generation of a template: the hash of all that an agent gets from it when it is launched. The weight and
 * the declared agent version only steer which template wins a job, so that editing them retires no agent.
 */
final class TemplateFingerprint {
    private TemplateFingerprint() {}

    static String of(AgentTemplate template) {
        SequencedMap<String, SpecTree> parts = new LinkedHashMap<>();
        parts.put("name", SpecTree.text(template.name()));
        parts.put("image", SpecTree.text(template.image()));
        parts.put("cpu", SpecTree.number(template.cpu()));
        parts.put("memory", SpecTree.number(template.memory()));
        parts.put("architecture", SpecTree.text(template.architecture().name()));
        parts.put("capabilities", SpecTree.texts(template.capabilities().asMap()));
        parts.put("capacity", capacity(template));
        parts.put("environment", SpecTree.texts(template.environment()));
        parts.put("secrets", SpecTree.texts(template.secrets()));
        parts.put("taskRole", SpecTree.text(template.taskRole()));
        parts.put("executionRole", SpecTree.text(template.executionRole()));
        // Left out where it is the usual one, so that templates from before there was another keep their agents.
        if (template.registration() == RegistrationMode.TOKEN) {
            parts.put("registration", SpecTree.text(template.registration().name()));
        }
        return new SpecTree.Mapping(parts).contentHash();
    }

    private static SpecTree capacity(AgentTemplate template) {
        return new SpecTree.Sequence(template.capacity().stream()
                .map(option -> SpecTree.text(option.provider()))
                .toList());
    }
}
