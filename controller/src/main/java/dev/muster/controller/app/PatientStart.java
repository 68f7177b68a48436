package dev.muster.controller.app;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.statestore.StoreUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the loop once the store is prepared: at once if it can be, else as soon as it answers. Meanwhile the process lives and
 * is not ready, which says more to whoever runs it than a process that ends over and over.
 */
final class PatientStart {
    private static final Logger log = LoggerFactory.getLogger(PatientStart.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final LoopRuntime runtime;
    private final StorePreparation preparation;
    private final Runnable begin;

    PatientStart(LoopRuntime runtime, StorePreparation preparation, Runnable begin) {
        this.runtime = runtime;
        this.preparation = preparation;
        this.begin = begin;
    }

    void start() {
        if (!begins()) {
            runtime.spawn("start", this::keepTrying);
        }
    }

    private void keepTrying() throws InterruptedException {
        Duration wait = FIRST_WAIT;
        do {
            runtime.sleep(wait);
            Duration longer = wait.multipliedBy(2);
            wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
        } while (!begins());
    }

    private boolean begins() {
        try {
            preparation.prepare();
        } catch (StoreUnavailableException away) {
            log.warn("the loop begins as soon as the state store answers: {}", away.getMessage());
            return false;
        }
        begin.run();
        return true;
    }
}
