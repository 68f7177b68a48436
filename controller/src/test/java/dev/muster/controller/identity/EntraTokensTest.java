package dev.muster.controller.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.azuredevops.BearerToken;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.controller.testing.InstantRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EntraTokensTest {
    private static final String TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String CLIENT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String SECRET = "p+w &=%";
    private static final ClientProof KNOWN = new ClientProof.KnownSecret(new Secret(SECRET));
    private static final String GRANTED =
            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"eyJ.a.token\"}";

    private final InstantRuntime runtime = new InstantRuntime();

    private Outcome<Held<BearerToken>> ask(CannedServer server, ClientProof proof) {
        try (HttpTransport transport = new HttpTransport(Duration.ofSeconds(2))) {
            return new EntraTokens(server.url(), transport, Duration.ofMillis(700), runtime).ask(TENANT, CLIENT, proof);
        }
    }

    @Test
    void a_secret_goes_into_the_form_and_the_token_lives_as_long_as_said() {
        try (CannedServer server = new CannedServer(Canned.json(GRANTED))) {
            assertThat(ask(server, KNOWN))
                    .isEqualTo(Outcome.done(
                            Held.expiring(new BearerToken("eyJ.a.token"), runtime.now(), Duration.ofSeconds(3599))));
            CannedServer.Request request = server.onlyRequest();
            assertThat(request.target()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
            assertThat(request.body())
                    .isEqualTo("grant_type=client_credentials&client_id=" + CLIENT
                            + "&scope=499b84ac-1321-427f-aa17-267ca6975798%2F.default&client_secret=p%2Bw+%26%3D%25");
        }
    }

    @Test
    void an_assertion_needs_no_secret() {
        try (CannedServer server = new CannedServer(Canned.json(GRANTED))) {
            assertThat(ask(server, assertion())).isInstanceOf(Outcome.Done.class);
            assertThat(server.onlyRequest().body())
                    .contains("client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer")
                    .contains("client_assertion=" + jwt())
                    .doesNotContain("client_secret");
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(refusal(401, "AADSTS7000222: expired keys"), CloudFault.Denied.class, "has expired"),
                Arguments.of(refusal(401, "AADSTS7000215: Invalid"), CloudFault.Denied.class, "not its id"),
                Arguments.of(refusal(400, "AADSTS90002: no tenant"), CloudFault.Denied.class, "check tenantId"),
                Arguments.of(refusal(400, "AADSTS700016: no app"), CloudFault.Denied.class, "no such application"),
                Arguments.of(refusal(400, "nothing known"), CloudFault.Denied.class, "check the client secret"),
                Arguments.of(Canned.page(403), CloudFault.Denied.class, "no answer of Entra ID"),
                Arguments.of(Canned.empty(302), CloudFault.Denied.class, "muster.entra.authority"),
                Arguments.of(Canned.empty(429).with("Retry-After", "17"), CloudFault.Throttled.class, "429"),
                Arguments.of(Canned.page(503), CloudFault.Transient.class, "HTTP 503"),
                Arguments.of(Canned.json("{\"token_type\":\"Bearer\"}"), CloudFault.Transient.class, "other than"),
                Arguments.of(Canned.page(200), CloudFault.Transient.class, "other than"),
                Arguments.of(
                        Canned.json(400, "{\"error\":\"temporarily_unavailable\"}"),
                        CloudFault.Transient.class,
                        "trouble"),
                Arguments.of(new Canned.Dropped(), CloudFault.Transient.class, "Entra ID"),
                Arguments.of(new Canned.Silence(), CloudFault.Transient.class, "700 ms"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void every_refusal_says_what_to_do_and_nothing_secret(
            Canned answer, Class<? extends CloudFault> kind, String sentence) {
        try (CannedServer server = new CannedServer(answer)) {
            assertThat(ask(server, KNOWN)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.fault()).isInstanceOf(kind);
                assertThat(failed.fault().message()).contains(sentence).doesNotContain(SECRET);
            });
        }
    }

    @Test
    void an_assertion_that_nobody_trusts_names_what_to_trust() {
        try (CannedServer server =
                new CannedServer(refusal(400, "AADSTS700213: No matching federated identity record found"))) {
            assertThat(ask(server, assertion()).describe())
                    .contains("issuer https://abc.tokens.sts.global.api.aws")
                    .contains("subject arn:aws:iam::123456789012:role/muster")
                    .contains("audience api://AzureADTokenExchange")
                    .doesNotContain(jwt());
        }
    }

    @Test
    void nothing_secret_is_printed() {
        assertThat(KNOWN.toString() + assertion() + new BearerToken("eyJ.a.token"))
                .doesNotContain(SECRET)
                .doesNotContain(jwt())
                .doesNotContain("eyJ.a.token");
    }

    private static Canned refusal(int status, String description) {
        return Canned.json(
                status, "{\"error\":\"invalid_client\",\"error_description\":\"" + description + " " + SECRET + "\"}");
    }

    private static ClientProof assertion() {
        return new ClientProof.Assertion(new WebIdentityToken(jwt()));
    }

    private static String jwt() {
        String claims = "{\"iss\":\"https://abc.tokens.sts.global.api.aws\","
                + "\"sub\":\"arn:aws:iam::123456789012:role/muster\"}";
        return "head." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }
}
