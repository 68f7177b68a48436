package dev.muster.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.model.demand.JobRequest.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobRequestTest {
    private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void a_request_without_an_agent_is_queued() {
        assertThat(JobRequest.stateOf(null, null, null)).isEqualTo(State.QUEUED);
    }

    @Test
    void a_request_with_an_agent_that_has_not_picked_it_up_is_assigned() {
        assertThat(JobRequest.stateOf(TIME, null, null)).isEqualTo(State.ASSIGNED);
    }

    @Test
    void a_request_that_was_picked_up_is_running() {
        assertThat(JobRequest.stateOf(TIME, TIME.plusSeconds(2), null)).isEqualTo(State.RUNNING);
    }

    @Test
    void a_request_with_a_result_is_finished_even_if_it_never_ran() {
        assertThat(JobRequest.stateOf(TIME, TIME, "succeeded")).isEqualTo(State.FINISHED);
        assertThat(JobRequest.stateOf(null, null, "canceled")).isEqualTo(State.FINISHED);
    }

    @Test
    void request_ids_begin_at_one_and_are_ordered() {
        assertThat(new RequestId(9)).isLessThan(new RequestId(10)).hasToString("9");
        assertThatThrownBy(() -> new RequestId(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
