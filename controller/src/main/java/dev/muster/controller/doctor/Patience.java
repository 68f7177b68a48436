package dev.muster.controller.doctor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** Runs one thing with a limit; the only one here who has threads. */
@FunctionalInterface
public interface Patience {
    /**
     * Runs it; interrupts it when the time is over and does not wait for it then.
     *
     * @throws TimeoutException if it was not done in time
     * @throws Exception what it threw
     */
    Result within(Duration limit, Callable<Result> look) throws Exception;
}
