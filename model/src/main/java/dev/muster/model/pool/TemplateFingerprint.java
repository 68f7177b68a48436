package dev.muster.model.pool;

/**
 * Names one generation of a template: the hash of all that an agent gets from it when it is launched. The weight and
 * the declared agent version only steer which template wins a job, so that editing them retires no agent.
 */
final class TemplateFingerprint {
    private TemplateFingerprint() {}

    static String of(AgentTemplate template) {
        return SpecTree.mapping()
                .with("name", template.name())
                .with("image", template.image())
                .with("cpu", template.cpu())
                .with("memory", template.memory())
                .with("architecture", template.architecture().name())
                .with("capabilities", SpecTree.texts(template.capabilities().asMap()))
                .with("capacity", capacity(template))
                .with("environment", SpecTree.texts(template.environment()))
                .with("secrets", SpecTree.texts(template.secrets()))
                .with("taskRole", template.taskRole())
                .with("executionRole", template.executionRole())
                .contentHash();
    }

    private static SpecTree capacity(AgentTemplate template) {
        return new SpecTree.Sequence(template.capacity().stream()
                .map(option -> SpecTree.text(option.provider()))
                .toList());
    }
}
