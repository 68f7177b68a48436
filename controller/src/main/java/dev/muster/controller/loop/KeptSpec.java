package dev.muster.controller.loop;

import dev.muster.model.pool.PoolSpec;
import dev.muster.model.pool.SpecProblem;
import dev.muster.model.pool.SpecReader;
import dev.muster.model.pool.SpecReading;
import dev.muster.model.pool.SpecTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last good spec of a pool, in the eyes of this release: another one may have kept it. */
sealed interface KeptSpec {
    /**
     * It is in force.
     *
     * @param unread its fields of which only a later release knows
     */
    record InForce(PoolSpec spec, List<SpecProblem> unread) implements KeptSpec {
        public InForce {
            unread = List.copyOf(unread);
        }
    }

    /** Some release found it good, this one cannot use it. */
    record Unusable(List<SpecProblem> problems) implements KeptSpec {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }

    /** There never was one. */
    record None() implements KeptSpec {}

    /** @param kept as the store has it */
    static KeptSpec of(Optional<SpecTree> kept) {
        return kept.map(KeptSpec::read).orElseGet(None::new);
    }

    /** What can be in force; null if there is nothing. */
    default @Nullable PoolSpec spec() {
        return switch (this) {
            case InForce(PoolSpec spec, var _) -> spec;
            case Unusable _, None _ -> null;
        };
    }

    private static KeptSpec read(SpecTree kept) {
        return switch (SpecReader.readKept(kept)) {
            case SpecReading.Invalid(List<SpecProblem> problems) -> new Unusable(problems);
            case SpecReading.Valid(PoolSpec spec, var _) ->
                // What is wrong only where unknown fields are wrong are the unknown fields.
                new InForce(
                        spec, SpecReader.read(kept) instanceof SpecReading.Invalid(var unread) ? unread : List.of());
        };
    }
}
