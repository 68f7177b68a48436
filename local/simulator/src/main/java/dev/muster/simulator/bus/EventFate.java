package dev.muster.simulator.bus;

import java.time.Duration;
import java.util.List;

/**
 * What becomes of one event on its way.
 *
 * @param lost it never comes; it may come again nevertheless
 * @param late how much later than usual
 * @param again how long after the first each further copy comes
 * @param extras bodies of messages that come along with it
 */
public record EventFate(boolean lost, Duration late, List<Duration> again, List<String> extras) {
    /** It comes once, in time. */
    public static final EventFate ORDINARY = new EventFate(false, Duration.ZERO, List.of(), List.of());

    public EventFate {
        again = List.copyOf(again);
        extras = List.copyOf(extras);
    }
}
