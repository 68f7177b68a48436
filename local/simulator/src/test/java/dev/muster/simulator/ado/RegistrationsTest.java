package dev.muster.simulator.ado;

import static dev.muster.simulator.ado.OrganisationScenario.accepted;
import static dev.muster.simulator.ado.OrganisationScenario.authorization;
import static dev.muster.simulator.ado.OrganisationScenario.call;
import static dev.muster.simulator.ado.OrganisationScenario.capabilities;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistrationsTest {
    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final Registrations registrations = acme.organisation().registrations();

    @Test
    void a_registration_with_a_key_gets_a_client_id_and_is_offline() {
        AgentRegistration agent = accepted(registrations.register(acme.poolId(), call("one", "java")));

        assertThat(agent.id()).isPositive();
        assertThat(agent.isOnline()).isFalse();
        assertThat(agent.provisioningState()).isEqualTo("Provisioned");
        assertThat(agent.createdOn()).isEqualTo(OrganisationScenario.START);
        assertThat(registrations.authenticated(authorization(agent).clientId(), new AgentKey("key-of-one", "AQAB")))
                .contains(agent);
        assertThat(registrations.authenticated(authorization(agent).clientId(), new AgentKey("another", "AQAB")))
                .isEmpty();
    }

    @Test
    void a_placeholder_has_no_authorization() {
        acme.placeholder("muster-java", "java");

        assertThat(acme.agent("muster-java").authorization()).isNull();
        assertThat(acme.observer().trace()).contains("(placeholder)");
    }

    @Test
    void a_name_is_taken_only_once_in_whatever_case() {
        acme.registered("one");

        assertThat(registrations.register(acme.poolId(), call("ONE"))).isInstanceOf(RegistrationAnswer.NameTaken.class);
        assertThat(registrations.register(99, call("one"))).isInstanceOf(RegistrationAnswer.NotFound.class);
    }

    @Test
    void replacing_keeps_id_and_client_id_and_changes_the_key() {
        AgentRegistration old = accepted(registrations.register(acme.poolId(), call("one", "java")));
        RegistrationCall other = new RegistrationCall(
                "one", "5.0", "Windows", true, capabilities("dotnet"), Capabilities.NONE, new AgentKey("new", "AQAB"));

        AgentRegistration now = accepted(registrations.replace(acme.poolId(), old.id(), other));

        assertThat(now.id()).isEqualTo(old.id());
        assertThat(authorization(now).clientId()).isEqualTo(authorization(old).clientId());
        assertThat(authorization(now).publicKey().modulus()).isEqualTo("new");
        assertThat(now.capabilities().value("java")).isEmpty();
    }

    @Test
    void user_capabilities_survive_the_scan_of_a_session_and_system_capabilities_do_not() {
        RegistrationCall both = new RegistrationCall(
                "one",
                "4.250.1",
                "Linux",
                true,
                capabilities("declared"),
                capabilities("Muster.Installation"),
                new AgentKey("k", "AQAB"));
        int id = accepted(registrations.register(acme.poolId(), both)).id();

        acme.session(id, "scanned");

        Capabilities now = acme.agent("one").capabilities();
        assertThat(now.value("declared")).isEmpty();
        assertThat(now.value("scanned")).isPresent();
        assertThat(now.value("muster.installation")).isPresent();
    }

    @Test
    void deleting_is_refused_while_its_job_runs_and_done_afterwards() {
        String session = acme.online("one");
        long job = acme.queued();
        acme.receive("one", session);
        int id = acme.agent("one").id();

        assertThat(registrations.delete(acme.poolId(), id)).isInstanceOf(RegistrationAnswer.Busy.class);
        acme.finish("one", job, true);
        accepted(registrations.delete(acme.poolId(), id));

        assertThat(registrations.delete(acme.poolId(), id)).isInstanceOf(RegistrationAnswer.NotFound.class);
        assertThat(acme.organisation().sessions().next(session)).isInstanceOf(PollAnswer.SessionGone.class);
        assertThat(acme.reservedFor(job)).isEqualTo("one");
    }

    @Test
    void deleting_a_dead_agent_frees_the_request_it_never_received() {
        acme.online("dead");
        long job = acme.queued();
        acme.runFor(Duration.ofMinutes(3));

        accepted(registrations.delete(acme.poolId(), acme.agent("dead").id()));

        assertThat(acme.job(job).isWaiting()).isTrue();
    }

    @Test
    void an_agent_enabled_again_is_offered_what_waits() {
        acme.online("one");
        acme.disable("one");
        long job = acme.queued();
        assertThat(acme.job(job).isWaiting()).isTrue();

        accepted(registrations.setEnabled(acme.poolId(), acme.agent("one").id(), true));

        assertThat(acme.job(job).isWaiting()).isFalse();
    }
}
