package dev.muster.controller.sts;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.aws.AwsFaults;
import dev.muster.controller.identity.WebIdentityToken;
import dev.muster.controller.identity.WebIdentityTokens;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.OutboundWebIdentityFederationDisabledException;

/**
 * Asks the region's own STS for tokens; the global endpoint does not issue any (STS API reference, GetWebIdentityToken).
 * RS256, because that is what Entra ID accepts.
 */
public final class StsWebIdentityTokens implements WebIdentityTokens, AutoCloseable {
    private static final AwsAccess.Bounds BOUNDS =
            new AwsAccess.Bounds(Duration.ofSeconds(5), Duration.ofSeconds(3), 4);
    private static final int SECONDS = 300;
    private static final String WHAT = "AWS issues the controller no identity token";

    private final StsClient sts;

    public StsWebIdentityTokens(AwsAccess access) {
        this.sts = access.client(StsClient.builder(), BOUNDS);
    }

    @Override
    public Outcome<WebIdentityToken> issue() {
        try {
            return Outcome.done(new WebIdentityToken(sts.getWebIdentityToken(ask ->
                            ask.audience(AUDIENCE).signingAlgorithm("RS256").durationSeconds(SECONDS))
                    .webIdentityToken()));
        } catch (OutboundWebIdentityFederationDisabledException off) {
            return new Outcome.Failed<>(
                    AwsFaults.ofRead(WHAT, off, "turn on outbound identity federation in the account settings of IAM"));
        } catch (SdkException problem) {
            return new Outcome.Failed<>(AwsFaults.ofRead(
                    WHAT, problem, "allow the controller's role sts:GetWebIdentityToken for the audience " + AUDIENCE));
        }
    }

    @Override
    public void close() {
        sts.close();
    }
}
