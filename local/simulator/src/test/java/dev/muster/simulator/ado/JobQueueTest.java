package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AdoSettings.AgentChoice;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    private final OrganisationScenario acme =
            OrganisationScenario.with(AdoSettings.of("acme").choosing(AgentChoice.FIRST));

    @Nested
    class Queueing {
        @Test
        void a_job_in_an_empty_pool_fails_at_once() {
            JobRequest request = acme.job(acme.queued());

            assertThat(request.result()).isEqualTo(JobResult.FAILED);
            assertThat(request.statusMessage())
                    .isEqualTo("No agent found in pool builds which satisfies the specified demands: "
                            + "Agent.Version -gtVersion 2.163.1");
            assertThat(request.finishTime()).isEqualTo(OrganisationScenario.START);
        }

        @Test
        void a_job_that_no_registered_agent_fits_fails_at_once() {
            acme.online("one", "java");

            assertThat(acme.job(acme.queued("dotnet")).result()).isEqualTo(JobResult.FAILED);
        }

        @Test
        void a_job_waits_when_only_an_offline_disabled_placeholder_fits() {
            acme.placeholder("muster-java", "java");

            assertThat(acme.job(acme.queued("java")).isWaiting()).isTrue();
        }

        @Test
        void request_ids_increase_and_the_service_adds_its_demand() {
            acme.placeholder("muster-java", "java");

            long first = acme.queued("java");
            long second = acme.queued();

            assertThat(second).isGreaterThan(first);
            assertThat(acme.job(first).demands())
                    .extracting(Demand::text)
                    .containsExactly("java", "Agent.Version -gtVersion 2.163.1");
        }
    }

    @Nested
    class Assignment {
        @Test
        void goes_to_an_online_enabled_fitting_idle_agent_in_queue_order() {
            acme.registered("offline", "java");
            acme.online("other", "dotnet");
            acme.online("disabled", "java");
            acme.disable("disabled");
            long first = acme.queued("java");
            long second = acme.queued("java");

            acme.online("fit", "java");

            assertThat(acme.job(first).reservedAgent())
                    .isEqualTo(acme.agent("fit").reference());
            assertThat(acme.job(first).assignTime()).isEqualTo(OrganisationScenario.START);
            assertThat(acme.agent("fit").assignedRequest()).isEqualTo(first);
            assertThat(acme.job(second).isWaiting()).isTrue();
        }

        @Test
        void passes_over_a_job_that_nobody_idle_fits() {
            acme.placeholder("muster-dotnet", "dotnet");
            long dotnet = acme.queued("dotnet");
            acme.online("fit", "java");

            long java = acme.queued("java");

            assertThat(acme.job(dotnet).isWaiting()).isTrue();
            assertThat(acme.job(java).isWaiting()).isFalse();
        }

        @Test
        void stops_at_the_licence_and_goes_on_when_a_job_ends() {
            OrganisationScenario small =
                    OrganisationScenario.with(AdoSettings.of("acme").withParallelJobs(1));
            String session = small.online("one");
            long first = small.queued();
            small.online("two");
            long second = small.queued();
            assertThat(small.job(second).isWaiting()).isTrue();

            small.receive("one", session);
            small.finish("one", first, true);

            assertThat(small.job(second).isWaiting()).isFalse();
        }

        @Test
        void draws_among_fitting_agents_the_same_way_for_the_same_seed() {
            assertThat(drawnAgent(7)).isEqualTo(drawnAgent(7));
            assertThat(IntStream.range(0, 20).mapToObj(this::drawnAgent).distinct())
                    .hasSizeGreaterThan(1);
        }

        private String drawnAgent(long seed) {
            OrganisationScenario drawn = new OrganisationScenario(AdoSettings.of("acme"), seed);
            IntStream.range(0, 5).forEach(i -> drawn.online("agent-" + i));
            return drawn.reservedFor(drawn.queued());
        }
    }

    @Nested
    class Running {
        @Test
        void stamps_each_state_when_it_is_reached() {
            String session = acme.online("one");
            long id = acme.queued();
            assertThat(acme.job(id).receiveTime()).isNull();
            acme.runFor(Duration.ofSeconds(5));

            acme.receive("one", session);

            assertThat(acme.job(id).receiveTime()).isEqualTo(OrganisationScenario.START.plusSeconds(5));
            assertThat(acme.job(id).lockedUntil())
                    .isBetween(
                            OrganisationScenario.START.plusSeconds(5 + 300),
                            OrganisationScenario.START.plusSeconds(5 + 600));
            acme.runFor(Duration.ofSeconds(60));
            acme.finish("one", id, true);
            assertThat(acme.job(id).result()).isEqualTo(JobResult.SUCCEEDED);
            assertThat(acme.job(id).finishTime()).isEqualTo(OrganisationScenario.START.plusSeconds(65));
            assertThat(acme.agent("one").lastCompletedRequest()).isEqualTo(id);
        }

        @Test
        void an_enabled_agent_that_does_not_say_it_stops_gets_a_second_job() {
            String session = acme.online("one");
            long first = acme.queued();
            long second = acme.queued();
            acme.receive("one", session);

            acme.finish("one", first, false);

            assertThat(acme.agent("one").assignedRequest()).isEqualTo(second);
        }

        @Test
        void an_agent_that_says_it_stops_gets_no_second_job() {
            String session = acme.online("one");
            long first = acme.queued();
            long second = acme.queued();
            acme.receive("one", session);

            acme.finish("one", first, true);

            assertThat(acme.job(second).isWaiting()).isTrue();
        }

        @Test
        void a_disabled_agent_finishes_its_job_and_gets_no_other() {
            String session = acme.online("one");
            long first = acme.queued();
            long second = acme.queued();
            acme.receive("one", session);
            acme.disable("one");

            assertThat(acme.finish("one", first, false)).isTrue();

            assertThat(acme.job(first).result()).isEqualTo(JobResult.SUCCEEDED);
            assertThat(acme.job(second).isWaiting()).isTrue();
        }

        @Test
        void a_job_can_be_ended_once_and_only_by_its_own_agent() {
            String session = acme.online("one");
            acme.online("two");
            long id = acme.queued();
            acme.receive("one", session);

            assertThat(acme.finish("two", id, true)).isFalse();
            assertThat(acme.finish("one", id, true)).isTrue();
            assertThat(acme.finish("one", id, true)).isFalse();
        }

        @Test
        void a_job_whose_agent_died_is_abandoned_when_its_lock_ends() {
            String session = acme.online("one");
            long id = acme.queued();
            acme.receive("one", session);

            acme.runFor(Duration.ofMinutes(4));
            assertThat(acme.agent("one").isOnline()).isFalse();
            assertThat(acme.job(id).isRunning()).isTrue();

            acme.runFor(Duration.ofMinutes(7));
            assertThat(acme.job(id).result()).isEqualTo(JobResult.ABANDONED);
            assertThat(acme.agent("one").assignedRequest()).isNull();
        }

        @Test
        void renewing_keeps_the_lock() {
            String session = acme.online("one");
            long id = acme.queued();
            acme.receive("one", session);

            for (int minute = 0; minute < 20; minute++) {
                acme.runFor(Duration.ofMinutes(1));
                assertThat(acme.organisation()
                                .sessions()
                                .renew(acme.agent("one").id(), id))
                        .isPresent();
            }

            assertThat(acme.job(id).isRunning()).isTrue();
            assertThat(acme.agent("one").isOnline()).isTrue();
        }

        @Test
        void a_request_reserved_by_a_dead_agent_is_given_to_nobody_else_until_the_reservation_ends() {
            acme.online("dead");
            long id = acme.queued();
            acme.runFor(Duration.ofMinutes(3));
            acme.online("fresh");
            assertThat(acme.agent("dead").isOnline()).isFalse();
            assertThat(acme.reservedFor(id)).isEqualTo("dead");

            long until = 0;
            while (acme.reservedFor(id).equals("dead") && until < 10) {
                acme.session(acme.registered("kept-" + until));
                acme.runFor(Duration.ofMinutes(1));
                until++;
            }

            assertThat(until).isBetween(2L, 8L);
            assertThat(acme.agent("dead").assignedRequest()).isNull();
        }
    }

    @Nested
    class Cancelling {
        @Test
        void a_queued_job_is_cancelled_at_once() {
            acme.placeholder("muster");
            long id = acme.queued();

            acme.organisation().jobs().cancelJob(id);

            assertThat(acme.job(id).result()).isEqualTo(JobResult.CANCELED);
            assertThat(acme.observer().trace()).contains("cancelled " + id);
        }

        @Test
        void a_job_cancelled_before_it_is_received_cannot_be_received() {
            acme.online("one");
            long id = acme.queued();

            acme.organisation().jobs().cancelJob(id);

            assertThat(acme.organisation().sessions().renew(acme.agent("one").id(), id))
                    .isEmpty();
            assertThat(acme.agent("one").assignedRequest()).isNull();
        }

        @Test
        void a_running_job_is_cancelled_through_its_agent() {
            String session = acme.online("one");
            long id = acme.queued();
            acme.receive("one", session);

            acme.organisation().jobs().cancelJob(id);

            assertThat(acme.job(id).isRunning()).isTrue();
            assertThat(acme.organisation().sessions().next(session))
                    .isInstanceOfSatisfying(
                            PollAnswer.Delivered.class,
                            delivered -> assertThat(delivered.message()).isInstanceOf(AgentMessage.Cancellation.class));
        }
    }
}
