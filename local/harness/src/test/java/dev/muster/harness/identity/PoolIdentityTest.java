package dev.muster.harness.identity;

import static dev.muster.harness.identity.IdentityScene.ARN;
import static dev.muster.harness.identity.IdentityScene.CLIENT;
import static dev.muster.harness.identity.IdentityScene.ISSUER;
import static dev.muster.harness.identity.IdentityScene.ROLE;
import static dev.muster.harness.identity.IdentityScene.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.ado.Administrators;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to show Azure DevOps who the controller is, from the secret or the role to an answer of the organisation. */
class PoolIdentityTest {
    private static final CredentialSource FEDERATED = new CredentialSource.AwsIdentity(TENANT, CLIENT);
    private static final CredentialSource.SecretsManager STORED =
            new CredentialSource.SecretsManager(ARN, Optional.empty());
    private static final CredentialSource PRINCIPAL = new CredentialSource.ServicePrincipal(TENANT, CLIENT, STORED);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final IdentityScene scene = new IdentityScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void the_aws_role_alone_opens_the_pool_and_one_token_serves_until_shortly_before_its_end() {
        scene.federate();
        scene.trust(ROLE);
        for (int minute = 0; minute < 49; minute++) {
            assertThat(scene.find(FEDERATED)).isInstanceOf(Outcome.Done.class);
            scene.pass(A_MINUTE);
        }
        assertThat(scene.asked("entra")).isEqualTo(1);
        assertThat(scene.asked("sts")).isEqualTo(1);
        for (int minute = 0; minute < 120; minute++) {
            assertThat(scene.find(FEDERATED)).isInstanceOf(Outcome.Done.class);
            scene.pass(A_MINUTE);
        }
        assertThat(scene.asked("entra")).isEqualTo(4);
        assertThat(scene.exchanges)
                .as("nothing was ever refused")
                .allSatisfy(exchange -> assertThat(exchange.response().status()).isEqualTo(200));
    }

    @Test
    void every_missing_step_of_the_set_up_is_named_and_each_is_picked_up_within_a_minute() {
        assertDenied(FEDERATED, "turn on outbound identity federation");
        scene.federate();
        scene.pass(A_MINUTE);
        assertDenied(FEDERATED, "issuer " + ISSUER + ", subject " + ROLE + " and audience api://AzureADTokenExchange");
        scene.trust(ROLE + "/session");
        scene.pass(A_MINUTE);
        assertDenied(FEDERATED, "AADSTS700213");
        scene.trust(ROLE);
        scene.administrators = authorization -> false;
        scene.pass(A_MINUTE);
        assertDenied(FEDERATED, "add the service principal of Entra client " + CLIENT);
        scene.administrators = scene.entra::vouchesFor;
        assertThat(scene.find(FEDERATED)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_wrong_tenant_or_client_is_named() {
        scene.federate();
        assertDenied(new CredentialSource.AwsIdentity(CLIENT, CLIENT), "there is no such tenant");
        assertDenied(new CredentialSource.AwsIdentity(TENANT, TENANT), "no such application");
    }

    @Test
    void a_client_secret_is_picked_up_from_secrets_manager_when_it_is_rotated() {
        assertDenied(PRINCIPAL, "check the ARN");
        scene.secrets.put(ARN, "first");
        scene.entra.setSecret(CLIENT, "first");
        scene.pass(A_MINUTE);
        assertThat(scene.find(PRINCIPAL)).isInstanceOf(Outcome.Done.class);
        scene.entra.setSecret(CLIENT, "second");
        scene.secrets.put(ARN, "second");
        scene.pass(Duration.ofMinutes(52));
        assertThat(scene.find(PRINCIPAL)).isInstanceOf(Outcome.Done.class);
        assertThat(scene.asked("entra")).isEqualTo(2);
    }

    @Test
    void a_personal_access_token_is_picked_up_from_secrets_manager_when_it_is_rotated() {
        scene.secrets.put(ARN, "old");
        scene.administrators = Administrators.withToken("old");
        assertThat(scene.find(STORED)).isInstanceOf(Outcome.Done.class);
        scene.pass(Duration.ofMinutes(2));
        scene.secrets.put(ARN, "new");
        scene.administrators = Administrators.withToken("new");
        assertThat(scene.find(STORED)).as("within the same call").isInstanceOf(Outcome.Done.class);
        scene.administrators = authorization -> false;
        long before = scene.asked("secrets");
        for (int second = 0; second < 60; second++) {
            assertDenied(STORED, "put a valid personal access token");
            scene.pass(Duration.ofSeconds(1));
        }
        assertThat(scene.asked("secrets"))
                .as("a wrong secret is not read at every poll")
                .isLessThanOrEqualTo(before + 1);
    }

    static Stream<IdentityScene.UnaryResponse> waysToSayNo() {
        return Stream.of(
                answer -> answer,
                answer -> HttpResponse.of(203, "text/html; charset=utf-8", "<html>Sign in</html>"),
                answer -> HttpResponse.of(200, "text/html; charset=utf-8", "<html>Sign in</html>"),
                answer -> HttpResponse.empty(302).with("Location", "https://login.invalid/"));
    }

    @ParameterizedTest
    @MethodSource("waysToSayNo")
    void a_revoked_token_is_replaced_however_azure_devops_says_no(IdentityScene.UnaryResponse no) {
        scene.signIn = no;
        scene.federate();
        scene.trust(ROLE);
        scene.find(FEDERATED);
        scene.pass(Duration.ofMinutes(2));
        scene.entra.revokeTokens();
        assertThat(scene.find(FEDERATED)).isInstanceOf(Outcome.Done.class);
        assertThat(scene.asked("entra")).isEqualTo(2);
        scene.administrators = authorization -> false;
        assertDenied(FEDERATED, "not accepted");
    }

    @Test
    void a_client_secret_goes_to_entra_only_and_a_token_to_azure_devops_only() {
        scene.environment.put("CLIENT_SECRET", "s3cr3t-of-client");
        scene.entra.setSecret(CLIENT, "s3cr3t-of-client");
        CredentialSource source = new CredentialSource.ServicePrincipal(
                TENANT, CLIENT, new CredentialSource.Environment("CLIENT_SECRET"));
        assertThat(scene.find(source)).isInstanceOf(Outcome.Done.class);
        List<String> withSecret = serversThatSaw("s3cr3t-of-client");
        List<String> withToken = serversThatSaw("Bearer entra-");
        assertThat(withSecret).containsOnly("entra");
        assertThat(withToken).containsOnly("ado");
    }

    private List<String> serversThatSaw(String text) {
        return scene.exchanges.stream()
                .filter(exchange -> exchange.request().toString().contains(text))
                .map(IdentityScene.Exchange::server)
                .distinct()
                .toList();
    }

    private void assertDenied(CredentialSource credential, String sentence) {
        assertThat(scene.find(credential)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault()).isInstanceOf(CloudFault.Denied.class);
            assertThat(failed.fault().message()).contains(sentence);
        });
    }
}
