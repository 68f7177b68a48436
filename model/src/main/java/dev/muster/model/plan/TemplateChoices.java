package dev.muster.model.plan;

import dev.muster.model.demand.Demand;
import dev.muster.model.demand.Demands;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one template for jobs of some demands: of those that offer them the heaviest, then the one that fits best. */
final class TemplateChoices {
    private final Generations generations;
    private final List<Lesson> lessons;
    private final Map<Demands, TemplateChoice> choices = new HashMap<>();

    TemplateChoices(Generations generations, List<Lesson> lessons) {
        this.generations = generations;
        this.lessons = lessons;
    }

    TemplateChoice of(Demands demands) {
        return choices.computeIfAbsent(demands, this::choose);
    }

    /** How every template stands to jobs of these demands, in the order of the spec. */
    List<TemplateAccount> accounts(Demands demands) {
        String chosen = of(demands) instanceof TemplateChoice.Winner(Generation winner) ? winner.name() : "";
        return generations.all().stream()
                .map(generation -> account(generation, demands, chosen))
                .toList();
    }

    private TemplateAccount account(Generation generation, Demands demands, String chosen) {
        List<Demand> missing = demands.missingFrom(generation.offer());
        if (!missing.isEmpty()) {
            return new TemplateAccount(generation.name(), TemplateAccount.Standing.LACKS, missing);
        }
        Lesson lesson = lesson(generation, demands);
        if (lesson != null) {
            return new TemplateAccount(
                    generation.name(), TemplateAccount.Standing.TURNED_OUT_TO_LACK, lesson.missing());
        }
        return new TemplateAccount(
                generation.name(),
                generation.name().equals(chosen) ? TemplateAccount.Standing.CHOSEN : TemplateAccount.Standing.OUTDONE,
                missing);
    }

    private TemplateChoice choose(Demands demands) {
        List<Candidate> candidates = generations.all().stream()
                .filter(generation -> demands.satisfiedBy(generation.offer()))
                .map(generation -> Candidate.of(generation, demands))
                .sorted(Candidate.BEST_FIRST)
                .toList();
        Lesson first = null;
        for (Candidate candidate : candidates) {
            Lesson lesson = lesson(candidate.generation(), demands);
            if (lesson == null) {
                return new TemplateChoice.Winner(candidate.generation());
            }
            first = first == null ? lesson : first;
        }
        return first == null
                ? TemplateChoice.noTemplate(generations.all().stream()
                        .map(generation -> TemplateChoice.Shortfall.of(generation, demands))
                        .toList())
                : TemplateChoice.learned(candidates.getFirst().generation().name(), first);
    }

    private @Nullable Lesson lesson(Generation generation, Demands demands) {
        for (Lesson lesson : lessons) {
            if (lesson.isAbout(generation.fingerprint(), demands)) {
                return lesson;
            }
        }
        return null;
    }

    private record Candidate(Generation generation, int weight, int surplus) {
        /** Where it is used to sort, those alike in weight and fit stay in the order of the spec. */
        private static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingInt(Candidate::weight).reversed().thenComparingInt(Candidate::surplus);

        private static Candidate of(Generation generation, Demands demands) {
            return new Candidate(
                    generation, generation.template().weight(), TemplateOffer.surplus(generation.template(), demands));
        }
    }
}
