package dev.muster.controller.checks;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.CheckId;
import dev.muster.statestore.PendingCheck;
import dev.muster.statestore.StoreUnavailableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks that this replica is going to answer: those it accepted, and what it finds pending in the store. */
final class CheckCases {
    private static final Logger log = LoggerFactory.getLogger(CheckCases.class);

    private final CheckCase.Tools tools;
    private final LoopRuntime runtime;
    private final Set<CheckId> underWay = ConcurrentHashMap.newKeySet();
    private String complaint = "";

    CheckCases(CheckCase.Tools tools) {
        this.tools = tools;
        this.runtime = tools.runtime();
    }

    boolean hasRoom() {
        return underWay.size() < CheckSettings.MOST;
    }

    /** Goes on by itself from here; nothing happens if it is under way already. */
    void begin(PendingCheck check) {
        CheckId id = check.ticket().id();
        if (hasRoom() && underWay.add(id)) {
            runtime.spawn("check-" + id, () -> runToItsEnd(check));
        }
    }

    /** Looks for what is pending, now and again, until the runtime stops. */
    void watch() throws InterruptedException {
        while (true) {
            Outcome<DataKey> key = tools.safe().prepare();
            if (key instanceof Outcome.Done<DataKey>) {
                complaint = "";
            } else {
                complain("the key that keeps the tokens of checks cannot be used: " + key.describe());
            }
            adopt();
            runtime.sleep(tools.settings().adoption());
        }
    }

    private void adopt() {
        try {
            tools.store().pending().forEach(this::begin);
        } catch (StoreUnavailableException unavailable) {
            log.debug("what checks are pending is read later: {}", unavailable.getMessage());
        }
    }

    private void runToItsEnd(PendingCheck check) throws InterruptedException {
        try {
            new CheckCase(tools, check).run();
        } catch (RuntimeException mistake) {
            log.error(
                    "check {} failed because of a mistake in the controller",
                    check.ticket().id(),
                    mistake);
        } finally {
            underWay.remove(check.ticket().id());
        }
    }

    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            log.warn("{}", sentence);
        }
    }
}
