package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.ado.RegistrationCall;
import dev.muster.simulator.ado.TokenAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TokenExchangeTest {
    private static final String AUDIENCE = "http://127.0.0.1/acme/_apis/oauth2/token";
    private static final AgentKeyPair KEY = AgentKeyPair.generate();
    private static final AgentKeyPair OTHER_KEY = AgentKeyPair.generate();

    private final OrganisationScenario acme = OrganisationScenario.plain();
    private final AgentRegistration agent = OrganisationScenario.accepted(acme.organisation()
            .registrations()
            .register(
                    acme.poolId(),
                    new RegistrationCall(
                            "one", "4.250.1", "Linux", true, Capabilities.NONE, Capabilities.NONE, KEY.publicKey())));
    private final String clientId =
            OrganisationScenario.authorization(agent).clientId().toString();
    private final Instant now = acme.world().now();

    @Test
    void an_assertion_signed_with_the_registered_key_gives_a_token_of_that_agent() {
        TokenAnswer answer = exchange(SignedAssertion.of(clientId, AUDIENCE, KEY.privateKey(), "1", now));

        assertThat(answer).isInstanceOfSatisfying(TokenAnswer.Granted.class, granted -> {
            assertThat(acme.organisation().tokens().agentOf(granted.accessToken()))
                    .map(AgentRegistration::id)
                    .contains(agent.id());
            acme.organisation().registrations().delete(acme.poolId(), agent.id());
            assertThat(acme.organisation().tokens().agentOf(granted.accessToken()))
                    .isEmpty();
        });
    }

    @Test
    void another_key_gives_none() {
        assertDenied(SignedAssertion.of(clientId, AUDIENCE, OTHER_KEY.privateKey(), "1", now));
    }

    @Test
    void an_unknown_client_gives_none() {
        assertDenied(SignedAssertion.of("00000000-0000-0000-0000-000000000000", AUDIENCE, KEY.privateKey(), "1", now));
    }

    @Test
    void another_audience_gives_none() {
        assertDenied(SignedAssertion.of(clientId, "http://elsewhere/", KEY.privateKey(), "1", now));
    }

    @Test
    void an_assertion_of_the_past_or_the_far_future_gives_none() {
        assertDenied(SignedAssertion.of(clientId, AUDIENCE, KEY.privateKey(), "1", now.minus(Duration.ofMinutes(6))));
        assertDenied(SignedAssertion.of(clientId, AUDIENCE, KEY.privateKey(), "2", now.plus(Duration.ofMinutes(6))));
    }

    @Test
    void an_assertion_is_good_once() {
        String assertion = SignedAssertion.of(clientId, AUDIENCE, KEY.privateKey(), "1", now);

        assertThat(exchange(assertion)).isInstanceOf(TokenAnswer.Granted.class);
        assertDenied(assertion);
    }

    @Test
    void a_text_that_is_no_assertion_gives_none() {
        assertDenied("");
        assertDenied("a.b.c");
        assertDenied("e30.e30.e30");
    }

    private void assertDenied(String assertion) {
        assertThat(exchange(assertion)).isInstanceOf(TokenAnswer.Denied.class);
    }

    private TokenAnswer exchange(String assertion) {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return acme.organisation().tokens().issue(form, AUDIENCE);
    }
}
