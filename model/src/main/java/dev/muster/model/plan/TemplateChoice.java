package dev.muster.model.plan;

import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The template for jobs of some demands, or why there is none. */
sealed interface TemplateChoice {
    String AGENT_VERSION = "Agent.Version";

    /** The template to launch. */
    record Winner(Generation generation) implements TemplateChoice {}

    /** Nothing that is launched would help. */
    record None(WaitReason why) implements TemplateChoice {}

    /** No template offers the demands; {@code gaps} in the order of the spec. */
    static TemplateChoice noTemplate(List<Shortfall> gaps) {
        WaitReason tooOld = null;
        Version newest = null;
        for (Shortfall gap : gaps) {
            Version has =
                    gap.version == null ? null : Version.parse(gap.version).orElse(null);
            boolean better = newest == null || (has != null && !newest.isAtLeast(has));
            if (onlyVersion(gap.missing) && (tooOld == null || better)) {
                tooOld = tooOld(gap.template, gap.version, gap.missing);
                newest = has;
            }
        }
        return new None(
                tooOld != null
                        ? tooOld
                        : new WaitReason.NoTemplate(gaps.stream()
                                .map(gap -> new WaitReason.Gap(gap.template, gap.missing))
                                .toList()));
    }

    /** The template that would win turned out not to offer the demands. */
    static TemplateChoice learned(String template, Lesson lesson) {
        return new None(
                onlyVersion(lesson.missing())
                        ? tooOld(template, lesson.agentVersion(), lesson.missing())
                        : new WaitReason.TemplateLacks(template, lesson.missing()));
    }

    /** What one template lacks, and the version of the agent that it has or claims to have. */
    record Shortfall(String template, @Nullable String version, List<Demand> missing) {
        static Shortfall of(Generation generation, Demands demands) {
            Capabilities offer = generation.offer();
            return new Shortfall(generation.name(), offer.get(AGENT_VERSION).orElse(null), demands.missingFrom(offer));
        }
    }

    private static WaitReason tooOld(String template, @Nullable String has, List<Demand> missing) {
        return new WaitReason.AgentTooOld(
                template, has == null ? "none" : has, newestAsked(missing).orElse("none"));
    }

    private static boolean onlyVersion(List<Demand> missing) {
        return !missing.isEmpty()
                && missing.stream()
                        .allMatch(demand -> demand instanceof Demand.MinimumVersion version
                                && version.name().equalsIgnoreCase(AGENT_VERSION));
    }

    private static Optional<String> newestAsked(List<Demand> missing) {
        return missing.stream()
                .filter(Demand.MinimumVersion.class::isInstance)
                .map(demand -> ((Demand.MinimumVersion) demand).minimum())
                .reduce((one, other) -> one.isAtLeast(other) ? one : other)
                .map(Version::text);
    }
}
