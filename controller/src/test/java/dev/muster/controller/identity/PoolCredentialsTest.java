package dev.muster.controller.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.controller.azuredevops.CredentialReader.Reading;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.azuredevops.PersonalAccessToken;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PoolCredentialsTest {
    private static final CredentialSource.SecretsManager STORED = new CredentialSource.SecretsManager(
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ado-AbCdEf", Optional.empty());
    private static final CredentialSource PRINCIPAL = new CredentialSource.ServicePrincipal("tenant", "client", STORED);
    private static final CredentialSource FEDERATED = new CredentialSource.AwsIdentity("tenant", "client");

    private final InstantRuntime runtime = new InstantRuntime();
    private final Map<String, String> environment = new TreeMap<>();
    private final CannedServer entra = new CannedServer();
    private final HttpTransport transport = new HttpTransport(Duration.ofSeconds(2));
    private Outcome<Secret> stored = Outcome.done(new Secret("first"));
    private Outcome<WebIdentityToken> identity = Outcome.done(new WebIdentityToken("a.b.c"));
    private int secretsRead;
    private final PoolCredentials credentials = new PoolCredentials(
            environment,
            place -> {
                secretsRead++;
                return stored;
            },
            new EntraTokens(entra.url(), transport, Duration.ofSeconds(2), runtime),
            () -> identity,
            runtime);

    @AfterEach
    void close() {
        transport.close();
        entra.close();
    }

    @Test
    void a_stored_token_is_read_again_after_five_minutes() {
        assertThat(credentials.read(STORED)).isEqualTo(pat("first"));
        stored = Outcome.done(new Secret("second"));
        runtime.pass(StoredSecrets.AGE.minusSeconds(1));
        assertThat(credentials.read(STORED)).isEqualTo(pat("first"));
        runtime.pass(Duration.ofSeconds(1));
        assertThat(credentials.read(STORED)).isEqualTo(pat("second"));
        assertThat(secretsRead).isEqualTo(2);
    }

    @Test
    void a_stored_token_that_was_refused_is_read_again_at_once_and_at_most_once_a_minute() {
        credentials.read(STORED);
        runtime.pass(Duration.ofMinutes(2));
        stored = Outcome.done(new Secret("second"));
        credentials.refused(STORED, new PersonalAccessToken("first"));
        assertThat(credentials.read(STORED)).isEqualTo(pat("second"));
        for (int second = 0; second < 59; second++) {
            credentials.refused(STORED, new PersonalAccessToken("second"));
            credentials.read(STORED);
            runtime.pass(Duration.ofSeconds(1));
        }
        assertThat(secretsRead).isEqualTo(2);
    }

    @Test
    void what_cannot_be_read_is_missing_when_somebody_must_act_and_unavailable_when_it_may_pass() {
        stored = new Outcome.Failed<>(new CloudFault.Denied("allow it."));
        assertThat(credentials.read(STORED)).isEqualTo(new Reading.Missing("allow it."));
        CloudFault away = new CloudFault.Transient("away");
        identity = new Outcome.Failed<>(away);
        assertThat(credentials.read(FEDERATED)).isEqualTo(new Reading.Unavailable(away));
        assertThat(credentials.read(new CredentialSource.Environment("AZP"))).isInstanceOf(Reading.Missing.class);
        assertThat(entra.requests()).isEmpty();
    }

    @Test
    void pools_of_one_identity_share_a_token_that_is_renewed_before_it_ends() {
        entra.then(granted("one")).then(granted("two"));
        assertThat(credentials.read(FEDERATED)).isEqualTo(bearer("one"));
        assertThat(credentials.read(new CredentialSource.AwsIdentity("tenant", "client")))
                .isEqualTo(bearer("one"));
        runtime.pass(Duration.ofMinutes(50));
        assertThat(credentials.read(FEDERATED)).isEqualTo(bearer("two"));
        assertThat(entra.requests()).hasSize(2);
    }

    @Test
    void a_token_that_azure_devops_refuses_is_asked_for_anew() {
        entra.then(granted("one")).then(granted("two"));
        credentials.read(FEDERATED);
        runtime.pass(Duration.ofMinutes(2));
        credentials.refused(FEDERATED, new BearerToken("one"));
        assertThat(credentials.read(FEDERATED)).isEqualTo(bearer("two"));
    }

    @Test
    void a_client_secret_that_was_rotated_is_read_again_when_entra_refuses_the_old_one() {
        entra.then(granted("one"))
                .then(Canned.json(401, "{\"error_description\":\"AADSTS7000222: expired\"}"))
                .then(granted("two"));
        credentials.read(new CredentialSource.ServicePrincipal("tenant", "another client", STORED));
        runtime.pass(Duration.ofMinutes(2));
        stored = Outcome.done(new Secret("second"));
        assertThat(credentials.read(PRINCIPAL)).isEqualTo(bearer("two"));
        assertThat(entra.requests())
                .extracting(CannedServer.Request::body)
                .last()
                .asString()
                .endsWith("=second");
        assertThat(secretsRead).isEqualTo(2);
    }

    private static Canned granted(String token) {
        return Canned.json("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + token + "\"}");
    }

    private static Reading pat(String token) {
        return new Reading.Found(new PersonalAccessToken(token));
    }

    private static Reading bearer(String token) {
        return new Reading.Found(new BearerToken(token));
    }
}
