package dev.muster.simulator.ado;

import java.time.Duration;

/**
 * What goes wrong when the service is asked, each with its probability (0.0 to 1.0) per call.
 *
 * @param staleList a listing is answered as it stood when it was last asked for
 * @param throttled HTTP 429 with {@code retryAfter}; nothing is done
 * @param serverError HTTP 503; nothing is done
 */
public record AdoFaults(double staleList, double throttled, Duration retryAfter, double serverError) {
    /** Nothing goes wrong. */
    public static final AdoFaults NONE = new AdoFaults(0, 0, Duration.ofSeconds(5), 0);

    /** The kinds, for counting what took effect. */
    public enum Kind {
        STALE_LIST,
        THROTTLED,
        SERVER_ERROR
    }
}
