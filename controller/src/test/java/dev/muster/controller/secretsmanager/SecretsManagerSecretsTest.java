package dev.muster.controller.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.identity.Secret;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.CredentialSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

final class SecretsManagerSecretsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:ado-AbCdEf";

    private static Outcome<Secret> read(CannedServer server, Optional<String> field) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        try (SecretsManagerClients clients = new SecretsManagerClients(server.url(), credentials)) {
            return new SecretsManagerSecrets(clients).read(new CredentialSource.SecretsManager(ARN, field));
        }
    }

    @Test
    void the_whole_text_is_the_secret_and_its_own_region_is_asked() {
        try (CannedServer server = new CannedServer(Canned.json("{\"SecretString\":\"a-token\\n\"}"))) {
            assertThat(read(server, Optional.empty())).isEqualTo(Outcome.done(new Secret("a-token")));
            assertThat(server.onlyRequest().body()).contains(ARN);
            assertThat(server.onlyRequest().header("Authorization").orElse("")).contains("/eu-north-1/secretsmanager/");
        }
    }

    @Test
    void one_field_of_an_object_can_be_the_secret() {
        try (CannedServer server = new CannedServer(object(), object())) {
            assertThat(read(server, Optional.of("pat"))).isEqualTo(Outcome.done(new Secret("a-token")));
            assertThat(read(server, Optional.of("other")).describe())
                    .contains("text field other")
                    .doesNotContain("a-token");
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(problem(400, "ResourceNotFoundException"), CloudFault.Denied.class, "check the ARN"),
                Arguments.of(problem(400, "AccessDeniedException"), CloudFault.Denied.class, "GetSecretValue"),
                Arguments.of(problem(400, "DecryptionFailure"), CloudFault.Denied.class, "kms:Decrypt"),
                Arguments.of(problem(400, "ThrottlingException"), CloudFault.Throttled.class, "Throttling"),
                Arguments.of(problem(500, "InternalServiceError"), CloudFault.Transient.class, "Internal"),
                Arguments.of(Canned.json("{}"), CloudFault.Denied.class, "nothing usable"),
                Arguments.of(new Canned.Dropped(), CloudFault.Transient.class, "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void every_trouble_says_what_to_do(Canned answer, Class<? extends CloudFault> kind, String sentence) {
        try (CannedServer server = new CannedServer(answer)) {
            assertThat(read(server, Optional.empty())).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.fault()).isInstanceOf(kind);
                assertThat(failed.fault().message()).contains(sentence).contains(ARN);
            });
        }
    }

    private static Canned object() {
        return Canned.json("{\"SecretString\":\"{\\\"pat\\\":\\\"a-token\\\"}\"}");
    }

    private static Canned problem(int status, String type) {
        return Canned.json(status, "{\"__type\":\"" + type + "\",\"Message\":\"whatever\"}");
    }
}
