package dev.muster.simulator.sts;

import java.time.Duration;

/**
 * The account the service belongs to.
 *
 * @param account 12 digits
 * @param region the only one that signatures may be scoped to
 * @param credentialLifetime from issue to expiration
 * @param allowedSkew how far a request's date may be from the service's clock, before or after
 */
public record StsSettings(String account, String region, Duration credentialLifetime, Duration allowedSkew) {
    /** What AWS does: task credentials live about six hours, dates may be 15 minutes off. */
    public static StsSettings of(String account, String region) {
        return new StsSettings(account, region, Duration.ofHours(6), Duration.ofMinutes(15));
    }
}
