package dev.muster.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.sqs.EventCounters.Kind;
import org.junit.jupiter.api.Test;

class EventRunTest {
    @Test
    void ten_thousand_events_in_random_order_with_duplicates_end_in_the_right_state_with_one_write_per_agent() {
        try (EventRun run = new EventRun(10_000, 5)) {
            EventTimings timings = run.run();

            System.out.print(timings.line());
            assertThat(run.wrong()).isEmpty();
            assertThat(timings.messages()).isBetween(11_500, 12_500);
            assertThat(timings.ended()).isEqualTo(900);
            assertThat(timings.writes()).isEqualTo(timings.ended());
            assertThat(run.counters().count(Kind.TRY_AGAIN)).isZero();
            assertThat(run.counters().count(Kind.MALFORMED)).isZero();
        }
    }
}
