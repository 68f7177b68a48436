package dev.muster.model.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecSizeTest {
    @Test
    void a_spec_may_be_as_large_as_its_copy_finds_room_for() {
        assertThat(SpecSize.problem(ofText(SpecSize.MOST - 100))).isEmpty();
    }

    @Test
    void a_larger_one_is_named_with_its_size_and_nothing_else_is_judged() {
        assertThat(SpecReader.read(ofText(390 * 1024)))
                .isEqualTo(new SpecReading.Invalid(
                        List.of(new SpecProblem(SpecPath.root(), "must be at most 300000 bytes, was about 399371"))));
    }

    @Test
    void letters_count_by_their_bytes_and_everything_else_counts_as_well() {
        assertThat(SpecSize.problem(SpecTree.sequence(ofText(SpecSize.MOST / 2), ofText(SpecSize.MOST / 2))))
                .isPresent();
        assertThat(SpecSize.problem(SpecTree.text("é".repeat(SpecSize.MOST - 100))))
                .isPresent();
    }

    private static SpecTree ofText(int letters) {
        return SpecTree.mapping().with("cluster", "x".repeat(letters));
    }
}
