package dev.muster.controller.ecs;

import dev.muster.model.agent.InstallationId;
import dev.muster.model.pool.PoolName;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Goes round the families of the templates in force from time to time, and lets go of revisions that nobody needs. */
public final class RevisionUpkeep {
    private static final Logger log = LoggerFactory.getLogger(RevisionUpkeep.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(2);

    /** An author who edits all day gets nowhere near this between two rounds. */
    private static final int MOST_AT_ONCE = 20;

    private final RetiredRevisions retired;
    private final Supplier<List<Family>> inForce;
    private final Pause pause;

    /** The family of a template. */
    public record Family(InstallationId installation, PoolName pool, String template) {
        String name() {
            return TaskDefinitionDocument.family(installation.value(), pool.value(), template);
        }
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    RevisionUpkeep(RetiredRevisions retired, Supplier<List<Family>> inForce, Pause pause) {
        this.retired = retired;
        this.inForce = inForce;
        this.pause = pause;
    }

    /** Until it is interrupted. */
    public void run() throws InterruptedException {
        while (true) {
            pause.sleep(BETWEEN_ROUNDS);
            for (Family family : inForce.get()) {
                tidy(family);
            }
        }
    }

    void tidy(Family family) throws InterruptedException {
        int gone = 0;
        try {
            pause.sleep(BETWEEN_CALLS);
            while (gone < MOST_AT_ONCE
                    && retired.retireOldest(family.installation().value(), family.name())) {
                gone++;
                pause.sleep(BETWEEN_CALLS);
            }
        } catch (SdkException problem) {
            log.info("old revisions of {} stay for now: {}", family.name(), EcsFaults.sentence(problem));
        }
        if (gone > 0) {
            log.info("{} old revisions of {} are deregistered", gone, family.name());
        }
    }
}
