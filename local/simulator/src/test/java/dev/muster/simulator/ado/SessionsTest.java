package dev.muster.simulator.ado;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final Sessions sessions = acme.organisation().sessions();

    @Test
    void a_session_needs_a_registered_agent() {
        assertThat(sessions.open(99, Capabilities.NONE)).isInstanceOf(SessionAnswer.NoSuchAgent.class);
    }

    @Test
    void a_second_session_conflicts_while_the_first_lives() {
        String first = acme.online("one");
        int id = acme.agent("one").id();

        assertThat(sessions.open(id, Capabilities.NONE)).isInstanceOf(SessionAnswer.Conflict.class);
        sessions.close(first);

        assertThat(acme.agent("one").isOnline()).isFalse();
        assertThat(sessions.open(id, Capabilities.NONE)).isInstanceOf(SessionAnswer.Opened.class);
    }

    @Test
    void a_message_comes_again_until_it_is_deleted() {
        String session = acme.online("one");
        acme.queued();

        PollAnswer first = sessions.next(session);
        assertThat(sessions.next(session)).isEqualTo(first).isInstanceOf(PollAnswer.Delivered.class);
        long messageId = ((PollAnswer.Delivered) first).message().messageId();

        assertThat(sessions.deleteMessage(session, messageId)).isTrue();
        assertThat(sessions.deleteMessage(session, messageId)).isFalse();
        assertThat(sessions.next(session)).isInstanceOf(PollAnswer.Nothing.class);
    }

    @Test
    void a_long_poll_ends_with_the_first_message() {
        String session = acme.online("one");
        List<PollAnswer> answers = polled(session, Duration.ofSeconds(50));
        acme.runFor(Duration.ofSeconds(20));
        assertThat(answers).isEmpty();

        acme.queued();
        acme.runFor(Duration.ofSeconds(1));

        assertThat(answers).singleElement().isInstanceOf(PollAnswer.Delivered.class);
        acme.runFor(Duration.ofSeconds(60));
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_long_poll_ends_with_nothing_when_its_time_is_over() {
        String session = acme.online("one");
        List<PollAnswer> answers = polled(session, Duration.ofSeconds(50));

        acme.runFor(Duration.ofSeconds(51));

        assertThat(answers).singleElement().isInstanceOf(PollAnswer.Nothing.class);
    }

    @Test
    void a_poll_that_waits_keeps_the_session_alive() {
        String session = acme.online("one");
        polled(session, Duration.ofMinutes(10));

        acme.runFor(Duration.ofMinutes(9));
        assertThat(acme.agent("one").isOnline()).isTrue();

        sessions.hangUp(session);
        acme.runFor(Duration.ofMinutes(5));
        assertThat(acme.agent("one").isOnline()).isFalse();
        assertThat(acme.observer().trace()).contains("lost one");
    }

    @Test
    void a_poll_of_an_ended_session_says_so() {
        String session = acme.online("one");
        sessions.close(session);
        List<PollAnswer> answers = polled(session, Duration.ofSeconds(50));

        acme.runFor(Duration.ZERO);

        assertThat(answers).singleElement().isInstanceOf(PollAnswer.SessionGone.class);
    }

    @Test
    void a_session_opened_again_gets_the_job_that_its_agent_never_received() {
        String first = acme.online("one");
        long job = acme.queued();
        sessions.close(first);

        String second = acme.session(acme.agent("one").id());

        assertThat(acme.receive("one", second)).isEqualTo(job);
    }

    @Test
    void a_copied_key_that_opens_a_session_gets_a_job_only_while_the_agent_is_enabled() {
        acme.placeholder("muster");
        String own = acme.online("one");
        long first = acme.queued();
        acme.receive("one", own);
        acme.finish("one", first, true);
        sessions.close(own);
        long second = acme.queued();

        acme.disable("one");
        String copied = acme.session(acme.agent("one").id());
        assertThat(acme.job(second).isWaiting()).isTrue();

        acme.organisation()
                .registrations()
                .setEnabled(acme.poolId(), acme.agent("one").id(), true);
        assertThat(acme.receive("one", copied)).isEqualTo(second);
    }

    private List<PollAnswer> polled(String session, Duration limit) {
        List<PollAnswer> answers = new ArrayList<>();
        sessions.poll(session, limit, answers::add);
        return answers;
    }
}
