package dev.muster.controller.bootstrap;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer in HTTP's words.
 *
 * @param status 200, 400, 403, 409, 410 or 503
 * @param retryAfter whole seconds for a {@code Retry-After} header; with 503 only
 * @param body JSON
 */
public record BootstrapReply(int status, Optional<Duration> retryAfter, String body) {}
