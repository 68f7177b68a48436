package dev.muster.harness.wire;

import static dev.muster.harness.local.ExamplePools.HEAVY;
import static dev.muster.harness.local.ExamplePools.LINUX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.RateLimit;
import dev.muster.simulator.ado.RateMeter;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Azure DevOps 200 ms away, which allows too few calls for the polls alone, and now and then wants a wait for no reason. */
class CountedCallsTest {
    private static final RateLimit TIGHT = RateLimit.of(45, Duration.ofSeconds(10))
            .whimsical(0.03, 0.05, Duration.ofSeconds(2))
            .slow(Duration.ofMillis(200));

    private static WireRun run;

    @BeforeAll
    static void start() {
        run = WireRun.start(WireRun.brisk().countedBy(TIGHT));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void the_governor_never_exceeds_the_allowed_rate_and_all_jobs_are_still_served() {
        for (int i = 0; i < 4; i++) {
            run.queueJob(LINUX, Duration.ofSeconds(1), i % 2 == 0 ? "java" : "node");
            run.queueJob(HEAVY, Duration.ofSeconds(1), "heavy");
        }

        Await.until(
                "the pool says that it may not ask as often as it wants to",
                () -> run.api()
                        .condition(LINUX, "RateAllowed")
                        .filter(condition ->
                                condition.path("status").asString("").equals("False"))
                        .isPresent());
        // How long depends on how often the service wants a pause, and on what is under way then.
        run.awaitAllServedAndNothingLeft(Duration.ofMinutes(4));

        RateMeter.Counts counts = run.clouds().azureDevOpsMeter().orElseThrow().counts();
        assertThat(counts.exceeded())
                .as("calls beyond the limit, of %s", counts)
                .isZero();
        assertThat(counts.early())
                .as("calls in spite of a wish for a wait, of %s", counts)
                .isZero();
        assertThat(counts.whims()).as("whims met, of %s", counts).isPositive();
    }
}
