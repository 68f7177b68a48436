package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.harness.simulate.mutate.Mutant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A green simulation proves something only if broken controllers turn it red; {@code muster simulate --mutants} tries all. */
class MutationTest {
    @ParameterizedTest
    @EnumSource(names = {"NO_CLIENT_TOKEN", "NO_CORDON", "STALE_EPOCH_ACCEPTED", "MESSAGE_DELETED_FIRST"})
    void each_broken_controller_is_caught_by_the_invariant_it_breaks(Mutant mutant) {
        assertThat(MutantHunt.of(mutant).caught())
                .as(mutant + " breaks " + mutant.caughtBy())
                .isTrue();
    }

    @Test
    void at_least_twelve_different_invariants_catch_something() {
        assertThat(Arrays.stream(Mutant.values()).map(Mutant::caughtBy).distinct())
                .hasSizeGreaterThanOrEqualTo(12);
    }
}
