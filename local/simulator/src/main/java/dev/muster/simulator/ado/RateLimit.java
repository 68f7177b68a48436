package dev.muster.simulator.ado;

import java.time.Duration;

/**
 * How often one identity may call, and how the service says so.
 *
 * @param calls so many in any {@code window}; each counts the same
 * @param window the sliding window
 * @param toldFrom the share of {@code calls} from which on answers tell what is left
 * @param refusals probability (0.0 to 1.0) of HTTP 429 although there is room
 * @param waits probability (0.0 to 1.0) of {@code Retry-After} on a success although there is room
 * @param pause what is asked for then
 * @param latency of every call, half of it on each way
 */
public record RateLimit(
        int calls, Duration window, double toldFrom, double refusals, double waits, Duration pause, Duration latency) {
    /** Told from the half on, as the service's documentation suggests; nothing goes wrong and nothing takes time. */
    public static RateLimit of(int calls, Duration window) {
        return new RateLimit(calls, window, 0.5, 0, 0, Duration.ofSeconds(1), Duration.ZERO);
    }

    /** The same, now and then for no reason. */
    public RateLimit whimsical(double otherRefusals, double otherWaits, Duration otherWait) {
        return new RateLimit(calls, window, toldFrom, otherRefusals, otherWaits, otherWait, latency);
    }

    /** The same with a way to go. */
    public RateLimit slow(Duration other) {
        return new RateLimit(calls, window, toldFrom, refusals, waits, pause, other);
    }
}
