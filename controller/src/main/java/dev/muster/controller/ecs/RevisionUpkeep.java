package dev.muster.controller.ecs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Goes round our families from time to time, and lets go of revisions that nobody needs: the older ones of templates in
 * force, and all of those that are gone.
 */
public final class RevisionUpkeep {
    private static final Logger log = LoggerFactory.getLogger(RevisionUpkeep.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(2);

    /** An author who edits all day gets nowhere near this between two rounds. */
    private static final int MOST_AT_ONCE = 20;

    private final RetiredRevisions retired;
    private final AbandonedFamilies abandoned;
    private final Supplier<Optional<FamiliesInUse>> inUse;
    private final Pause pause;

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** @param inUse asked anew before anything is let go; empty if that is not known yet */
    RevisionUpkeep(
            RetiredRevisions retired,
            AbandonedFamilies abandoned,
            Supplier<Optional<FamiliesInUse>> inUse,
            Pause pause) {
        this.retired = retired;
        this.abandoned = abandoned;
        this.inUse = inUse;
        this.pause = pause;
    }

    /** Until it is interrupted. */
    public void run() throws InterruptedException {
        while (true) {
            pause.sleep(BETWEEN_ROUNDS);
            Optional<FamiliesInUse> use = inUse.get();
            if (use.isPresent()) {
                round(use.get());
            }
        }
    }

    private void round(FamiliesInUse use) throws InterruptedException {
        String installation = use.installation().value();
        for (String family : use.wantedNames()) {
            letGo(family, "old revisions", () -> retired.retireOldest(installation, family));
        }
        for (String family : abandonedFamilies(use)) {
            letGo(family, "revisions", () -> isNeedless(family) && retired.retireAny(installation, family));
        }
    }

    private List<String> abandonedFamilies(FamiliesInUse use) {
        try {
            return abandoned.found(use);
        } catch (SdkException problem) {
            log.info("families of templates that are gone stay for now: {}", EcsFaults.sentence(problem));
            return List.of();
        }
    }

    /** A template may have come back since the round began. */
    private boolean isNeedless(String family) {
        return inUse.get().filter(use -> !use.mayNeed(family)).isPresent();
    }

    private void letGo(String family, String what, BooleanSupplier one) throws InterruptedException {
        int gone = 0;
        try {
            pause.sleep(BETWEEN_CALLS);
            while (gone < MOST_AT_ONCE && one.getAsBoolean()) {
                gone++;
                pause.sleep(BETWEEN_CALLS);
            }
        } catch (SdkException problem) {
            log.info("{} of {} stay for now: {}", what, family, EcsFaults.sentence(problem));
        }
        if (gone > 0) {
            log.info("{} {} of {} are deregistered", gone, what, family);
        }
    }
}
