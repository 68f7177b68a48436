package dev.muster.simulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ado.OrganisationScenario;
import dev.muster.simulator.sts.IdentityAnswer;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.SignedRequest;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.sts.TaskCredentials;
import dev.muster.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallerIdentityProofTest {
    private static final String BINDING = CallerIdentityProof.binding("a_1_1", "http://c/bootstrap", "bW9k", "AQAB");

    private final World world = World.virtual(1, OrganisationScenario.START);
    private final SecurityTokenService service =
            new SecurityTokenService(world, StsSettings.of("123456789012", "eu-central-1"));
    private final TaskCredentials issued = service.issue("arn:aws:iam::123456789012:role/agent", "task-7");
    private final CallerIdentityProof proof = CallerIdentityProof.signed(
            new RoleCredentials(issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()),
            "eu-central-1",
            BINDING,
            world.now());

    @Test
    void the_service_believes_the_signature_and_names_the_task() {
        assertThat(service.callerIdentity(request(proof.headers())))
                .isInstanceOfSatisfying(
                        IdentityAnswer.Identity.class,
                        identity -> assertThat(identity.arn())
                                .isEqualTo("arn:aws:sts::123456789012:assumed-role/agent/task-7"));
    }

    @Test
    void a_proof_with_another_binding_is_not_believed() {
        Map<String, String> changed = new TreeMap<>(proof.headers());
        changed.put("x-muster-binding", CallerIdentityProof.binding("b_1_1", "http://c/bootstrap", "bW9k", "AQAB"));

        assertThat(service.callerIdentity(request(changed))).isInstanceOf(IdentityAnswer.Refusal.class);
    }

    @Test
    void the_binding_covers_agent_address_and_key() {
        assertThat(BINDING).matches("[0-9a-f]{64}");
        assertThat(List.of(
                        CallerIdentityProof.binding("a_2_1", "http://c/bootstrap", "bW9k", "AQAB"),
                        CallerIdentityProof.binding("a_1_1", "http://d/bootstrap", "bW9k", "AQAB"),
                        CallerIdentityProof.binding("a_1_1", "http://c/bootstrap", "bW9l", "AQAB"),
                        CallerIdentityProof.binding("a_1_1", "http://c/bootstrap", "bW9k", "Aw==")))
                .doesNotContain(BINDING);
    }

    private SignedRequest request(Map<String, String> headers) {
        Map<String, List<String>> several = new TreeMap<>();
        headers.forEach((name, value) -> several.put(name, List.of(value)));
        return new SignedRequest("POST", "/", "", several, proof.body());
    }
}
