package dev.muster.harness.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.failure.FailureDecision;
import dev.muster.model.failure.FailureKind;
import dev.muster.model.failure.FailureRow;
import dev.muster.model.failure.FailureTable;
import dev.muster.model.plan.Finding;
import dev.muster.model.pool.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the failure table: the simulated ECS says what the row is about to the first launch, and the controller, with
 * the adapters that are shipped, decides as the row's kind says. A row that cannot be provoked fails.
 */
class FailureRowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    static Stream<FailureRow> rows() {
        return FailureTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_leads_to_the_decision_of_its_kind(FailureRow row) {
        try (LaunchScene scene = new LaunchScene(List.of("subnet-a"), LaunchScene.SPOT, LaunchScene.FARGATE)) {
            Provocation.of(row).plant(scene);
            long job = scene.job(Duration.ofSeconds(10));
            scene.pass(PATIENCE);

            assertThat(scene.isServed(job)).as("served").isTrue();
            assertThat(scene.sent.getFirst().capacity()).isEqualTo(LaunchScene.SPOT);
            assertThat(scene.sent).as("launches sent").hasSize(2);
            expect(row, scene);
            assertThat(scene.launchingNow()).isEqualTo(Finding.good(Condition.Type.Launching));
        }
    }

    private static void expect(FailureRow row, LaunchScene scene) {
        LaunchScene.Sent first = scene.sent.get(0);
        LaunchScene.Sent second = scene.sent.get(1);
        Duration between = Duration.between(first.at(), second.at());
        boolean sameBytes = row.kind().decision() == FailureDecision.SAME_BYTES;

        assertThat(second.token().equals(first.token())).as("same token").isEqualTo(sameBytes);
        switch (row.kind().decision()) {
            case SAME_BYTES, NEW_ATTEMPT -> {
                assertThat(second.capacity()).isEqualTo(LaunchScene.SPOT);
                assertThat(said(scene)).as("what the condition Launching said").allMatch(FailureRowsTest::passes);
                assertThat(between).isLessThan(Duration.ofMinutes(4));
            }
            case NEXT_OPTION -> {
                assertThat(second.capacity()).isEqualTo(LaunchScene.FARGATE);
                assertThat(said(scene)).isEmpty();
                assertThat(between).isLessThan(Duration.ofMinutes(1));
            }
            case BACK_OFF, STOP_LAUNCHING -> {
                assertThat(said(scene)).isNotEmpty().allSatisfy(finding -> {
                    assertThat(finding.reason()).isEqualTo(word(row.kind()));
                    assertThat(finding.message()).contains(row.example().text().replaceAll(" \\(exit code.*", ""));
                });
                assertThat(between)
                        .isGreaterThan(row.kind().firstPause().multipliedBy(7).dividedBy(10));
            }
        }
        assertThat(scene.failedAttempts()).as("failed attempts of the job").isLessThanOrEqualTo(most(row.kind()));
    }

    private static List<Finding> said(LaunchScene scene) {
        return scene.launching().stream()
                .filter(finding -> finding.status() == Condition.Status.False)
                .toList();
    }

    private static boolean passes(Finding finding) {
        return List.of("Throttled", "Gone", "Conflict").contains(finding.reason());
    }

    private static int most(FailureKind kind) {
        return kind.isOfTheJob() ? 1 : 0;
    }

    private static String word(FailureKind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
