package dev.muster.controller.azuredevops;

import java.net.URI;
import java.time.Duration;

/**
 * Hears that Azure DevOps wants to be asked less. The hint may come with a success: "Rate and usage limits" in the Azure
 * DevOps documentation asks clients to obey {@code Retry-After} on any status.
 */
@FunctionalInterface
public interface ThrottleHints {
    void retryAfter(URI organizationUrl, Duration wait);
}
