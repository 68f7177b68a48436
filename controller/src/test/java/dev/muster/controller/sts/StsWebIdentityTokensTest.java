package dev.muster.controller.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.identity.WebIdentityToken;
import dev.muster.controller.testing.Canned;
import dev.muster.controller.testing.CannedServer;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

final class StsWebIdentityTokensTest {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private static Outcome<WebIdentityToken> issue(CannedServer server) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        try (StsWebIdentityTokens tokens =
                new StsWebIdentityTokens(new AwsAccess(Region.EU_WEST_1, server.url(), credentials))) {
            return tokens.issue();
        }
    }

    @Test
    void the_token_is_asked_for_entra_and_for_few_minutes() {
        try (CannedServer server = new CannedServer(xml(
                200,
                "<GetWebIdentityTokenResponse xmlns=\"" + NAMESPACE + "\"><GetWebIdentityTokenResult>"
                        + "<WebIdentityToken>a.b.c</WebIdentityToken>"
                        + "<Expiration>2026-11-21T12:05:00Z</Expiration>"
                        + "</GetWebIdentityTokenResult></GetWebIdentityTokenResponse>"))) {
            assertThat(issue(server)).isEqualTo(Outcome.done(new WebIdentityToken("a.b.c")));
            assertThat(server.onlyRequest().body())
                    .contains("Action=GetWebIdentityToken")
                    .contains("Audience.member.1=api%3A%2F%2FAzureADTokenExchange")
                    .contains("SigningAlgorithm=RS256")
                    .contains("DurationSeconds=300");
            assertThat(server.onlyRequest().header("Authorization").orElse("")).contains("/eu-west-1/sts/");
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        error(400, "OutboundWebIdentityFederationDisabledException"),
                        CloudFault.Denied.class,
                        "turn on outbound identity federation"),
                Arguments.of(error(403, "AccessDenied"), CloudFault.Denied.class, "sts:GetWebIdentityToken"),
                Arguments.of(error(400, "RequestExpired"), CloudFault.Denied.class, "this machine's clock"),
                Arguments.of(error(400, "Throttling"), CloudFault.Throttled.class, "Throttling"),
                Arguments.of(error(500, "InternalFailure"), CloudFault.Transient.class, "InternalFailure"),
                Arguments.of(new Canned.Dropped(), CloudFault.Transient.class, "SdkClientException"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void every_trouble_says_what_to_do(Canned answer, Class<? extends CloudFault> kind, String sentence) {
        try (CannedServer server = new CannedServer(answer)) {
            assertThat(issue(server)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.fault()).isInstanceOf(kind);
                assertThat(failed.fault().message()).contains(sentence);
            });
        }
    }

    private static Canned error(int status, String code) {
        return xml(
                status,
                "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>" + code
                        + "</Code><Message>whatever</Message></Error><RequestId>r</RequestId></ErrorResponse>");
    }

    private static Canned xml(int status, String body) {
        return Canned.json(status, body).with("Content-Type", "text/xml");
    }
}
