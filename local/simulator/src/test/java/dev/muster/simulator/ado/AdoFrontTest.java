package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoFaults.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoFrontTest {
    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final AdoFront front = new AdoFront(acme.organisation(), AdoFaults.NONE);

    @Test
    void without_faults_the_answer_is_fresh_and_nothing_is_counted() {
        acme.registered("one");

        assertThat(namesListed()).isEqualTo("one");
        assertThat(front.faultCounts()).isEmpty();
    }

    @Test
    void a_stale_listing_is_the_one_of_the_call_before_and_counts_only_when_it_differs() {
        front.plant(new AdoFaults(1, 0, Duration.ZERO, 0));
        acme.registered("one");
        assertThat(namesListed()).isEqualTo("one");
        assertThat(namesListed()).isEqualTo("one");
        acme.registered("two");

        assertThat(namesListed()).isEqualTo("one");
        assertThat(namesListed()).isEqualTo("one,two");

        assertThat(front.faultCounts()).containsOnlyKeys(Kind.STALE_LIST).containsValue(1L);
    }

    @Test
    void a_throttled_call_says_when_to_come_back_and_does_nothing() {
        front.plant(new AdoFaults(0, 1, Duration.ofSeconds(7), 0));

        FrontAnswer<Integer> answer = front.call(() -> acme.registered("one"));

        assertThat(answer).isEqualTo(new FrontAnswer.Throttled<>(Duration.ofSeconds(7)));
        assertThat(acme.organisation().registrations().list(acme.poolId())).isEmpty();
        assertThat(front.faultCounts()).containsEntry(Kind.THROTTLED, 1L);
    }

    @Test
    void an_unavailable_service_does_nothing() {
        front.plant(new AdoFaults(0, 0, Duration.ZERO, 1));

        assertThat(front.jobs(acme.poolId(), JobsQuery.PLAIN)).isEqualTo(new FrontAnswer.Unavailable<>(503));
        assertThat(front.faultCounts()).containsEntry(Kind.SERVER_ERROR, 1L);
    }

    private String namesListed() {
        FrontAnswer<List<AgentRegistration>> answer = front.agents(acme.poolId());
        return answer instanceof FrontAnswer.Answered<List<AgentRegistration>>(var agents)
                ? String.join(",", agents.stream().map(AgentRegistration::name).toList())
                : "declined";
    }
}
