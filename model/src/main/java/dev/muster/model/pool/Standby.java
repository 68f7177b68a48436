package dev.muster.model.pool;

import java.time.Instant;
import java.util.Optional;

/**
 * Idle agents kept ready beyond demand. Several may name the same template: the largest of those in force counts.
 *
 * @param template name of the template they are launched from
 * @param agents how many, 1 to 500
 * @param window when; empty: always
 */
public record Standby(String template, int agents, Optional<Window> window) {
    /** That many, always. */
    public static Standby always(String template, int agents) {
        return new Standby(template, agents, Optional.empty());
    }

    public boolean isInForce(Instant at) {
        return window.map(hours -> hours.isOpen(at)).orElse(true);
    }

    /** When that may next change; empty if never. */
    public Optional<Instant> nextChange(Instant after) {
        return window.flatMap(hours -> hours.nextChange(after));
    }
}
