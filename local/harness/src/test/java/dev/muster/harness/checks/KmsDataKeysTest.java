package dev.muster.harness.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.checks.DataKey;
import dev.muster.controller.kms.KmsDataKeys;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.http.aws.KmsFace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class KmsDataKeysTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0f8fad5b-d9cb-469f-a165-70867728950e";

    private final KmsFace kms = new KmsFace();
    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server =
            LoopbackServer.start("kms", kms, (name, request, response) -> requests.add(request));
    private final KmsDataKeys keys = keys(KEY);

    @AfterEach
    void stop() {
        keys.close();
        server.close();
    }

    @Test
    void a_data_key_comes_back_from_what_was_written_down_of_it() {
        DataKey key = made();
        assertThat(key.key().getEncoded()).hasSize(32);
        assertThat(key.wrapped()).startsWith("kms.");
        assertThat(keys.unwrap(key.wrapped())).isEqualTo(Outcome.done(key.key()));
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.body()).contains("\"EncryptionContext\":{\"muster\":\"checks\"}", KEY));
    }

    @Test
    void every_data_key_is_another() {
        assertThat(made().wrapped()).isNotEqualTo(made().wrapped());
    }

    @Test
    void what_another_key_wrapped_and_garbage_are_refused() {
        DataKey key = made();
        try (KmsDataKeys others = keys(KEY.replace("key/0f", "key/1f"))) {
            assertThat(others.unwrap(key.wrapped())).isInstanceOf(Outcome.Refused.class);
        }
        for (String junk : List.of("local.AAAA", "kms.%%%", "kms.AAAA", "")) {
            assertThat(keys.unwrap(junk)).as(junk).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whoever_may_not_use_the_key_is_told_what_to_allow() {
        String wrapped = made().wrapped();
        kms.deny(true);
        assertThat(denial(keys.fresh())).contains("kms:GenerateDataKey", KEY);
        assertThat(denial(keys.unwrap(wrapped))).contains("kms:Decrypt");
    }

    @Test
    void a_service_that_is_away_is_asked_again_later() {
        server.close();
        Outcome<DataKey> outcome = keys.fresh();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isInstanceOf(CloudFault.Transient.class));
    }

    private DataKey made() {
        if (keys.fresh() instanceof Outcome.Done<DataKey>(DataKey key)) {
            return key;
        }
        throw new AssertionError("no key was made");
    }

    private static String denial(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?>(CloudFault.Denied(String message)) ? message : "";
    }

    private KmsDataKeys keys(String arn) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        return new KmsDataKeys(new AwsAccess(Region.EU_WEST_1, server.uri(), credentials), arn);
    }
}
