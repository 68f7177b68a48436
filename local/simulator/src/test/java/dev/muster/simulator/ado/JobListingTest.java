package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JobListingTest {
    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final JobQueue jobs = acme.organisation().jobs();

    @Test
    void the_unfinished_form_holds_all_unfinished_requests_with_their_matched_agents_and_no_finished_one() {
        acme.placeholder("muster-java", "java");
        acme.placeholder("muster-dotnet", "dotnet");
        long waiting = acme.queued("java");
        long cancelled = acme.queued("java");
        jobs.cancelJob(cancelled);

        JobsPage page = jobs.list(acme.poolId(), JobsQuery.UNFINISHED);

        assertThat(page.rows()).singleElement().satisfies(row -> {
            assertThat(row.request().requestId()).isEqualTo(waiting);
            assertThat(row.matchedAgents()).singleElement().satisfies(matched -> {
                assertThat(matched.agent().name()).isEqualTo("muster-java");
                assertThat(matched.enabled()).isFalse();
                assertThat(matched.status()).isEqualTo(AgentStatus.OFFLINE);
            });
            assertThat(row.matchesAllAgentsInPool()).isFalse();
        });
    }

    @Test
    void a_job_without_demands_of_its_own_matches_all_agents_and_names_none() {
        acme.placeholder("muster");
        acme.queued();

        assertThat(jobs.list(acme.poolId(), JobsQuery.UNFINISHED).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.matchesAllAgentsInPool()).isTrue();
                    assertThat(row.matchedAgents()).isEmpty();
                });
    }

    @Test
    void the_plain_form_also_holds_some_finished_requests() {
        acme.placeholder("muster");
        long cancelled = acme.queued();
        jobs.cancelJob(cancelled);

        assertThat(jobs.list(acme.poolId(), JobsQuery.PLAIN).rows())
                .extracting(row -> row.request().requestId())
                .containsExactly(cancelled);
    }

    @Test
    void the_paged_form_gives_at_most_200_newest_first_with_finished_ones_and_without_matched_agents() {
        acme.placeholder("muster", "java");
        long first = acme.queued("java");
        LongStream.range(0, 249).forEach(_ -> acme.queued("java"));
        jobs.cancelJob(first);

        JobsPage page = jobs.list(acme.poolId(), paged(250, OptionalLong.empty()));
        JobsPage rest = jobs.list(acme.poolId(), paged(250, page.continuation()));

        assertThat(page.rows()).hasSize(200).allMatch(row -> row.matchedAgents().isEmpty());
        assertThat(rest.rows()).hasSize(50);
        assertThat(rest.rows().getLast().request().requestId()).isEqualTo(first);
        assertThat(rest.continuation()).isEmpty();
    }

    @Test
    void the_unfinished_form_can_be_cut_off() {
        OrganisationScenario cut =
                OrganisationScenario.with(AdoSettings.of("acme").withUnfinishedListCap(2));
        cut.placeholder("muster");
        LongStream.range(0, 3).forEach(_ -> cut.queued());

        assertThat(cut.organisation()
                        .jobs()
                        .list(cut.poolId(), JobsQuery.UNFINISHED)
                        .rows())
                .hasSize(2);
    }

    private static JobsQuery paged(int top, OptionalLong continuation) {
        return new JobsQuery(OptionalInt.of(0), OptionalInt.of(top), continuation);
    }
}
