package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.failure.FailureTable;
import dev.muster.model.observed.TaskSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the agents that were launched for one request and can serve no job any more. An agent that served
 * another job, and one that ended because of the platform (no capacity, no image, a host that died), count as nobody's
 * failure.
 *
 * @param highest the highest attempt among them
 * @param startFailures how many of them, of one template generation, ran but were never long online
 * @param failedFingerprint the fingerprint of that generation; empty if there is none
 * @param lastStartFailure when the last of those ended; null if none
 * @param inVain how many of them were online long enough to be given the request, and were not
 * @param lastInVain when the last of those ended; null if none
 */
public record Attempts(
        int highest,
        int startFailures,
        String failedFingerprint,
        @Nullable Instant lastStartFailure,
        int inVain,
        @Nullable Instant lastInVain) {
    public static final Attempts NONE = new Attempts(0, 0, "", null, 0, null);

    /**
     * With one more ended attempt.
     *
     * @param waited whether it was online, enabled and fit for {@code evidence} while the request still waited
     * @param learned when it was learned that it can take no job, in case its record does not tell
     */
    public Attempts with(Agent ended, boolean waited, Duration evidence, Instant learned) {
        Attempts counted = counting((int) ended.id().number());
        if (ended.served() != null) {
            return counted;
        }
        Instant end = end(ended, learned);
        if (waited) {
            return counted.inVainAt(end);
        }
        boolean ran = ended.timeline().at(Phase.RUNNING).isPresent()
                || ended.timeline().at(Phase.ONLINE).isPresent();
        return ran && isOfTheJob(ended) && !wasOnlineFor(ended, evidence, learned)
                ? counted.startFailedAt(end, ended.templateFingerprint())
                : counted;
    }

    /** What we ended ourselves says no more than that it was not online in time. */
    private static boolean isOfTheJob(Agent ended) {
        TaskSeen task = ended.task();
        boolean endedByUs = ended.retiring() && task != null && "UserInitiated".equals(task.stopCode());
        return task == null
                || !task.isEnding()
                || endedByUs
                || FailureTable.kindOf(task).isOfTheJob();
    }

    /** Whether its record tells that it was online for so long; what it could take then, the record does not tell. */
    public static boolean wasOnlineFor(Agent ended, Duration duration, Instant learned) {
        return ended.timeline()
                .at(Phase.ONLINE)
                .filter(online -> !end(ended, learned).isBefore(online.plus(duration)))
                .isPresent();
    }

    /** With an attempt that is still alive, or of which nothing is known but that it was made. */
    public Attempts counting(int attempt) {
        return new Attempts(
                Math.max(highest, attempt), startFailures, failedFingerprint, lastStartFailure, inVain, lastInVain);
    }

    /** With an attempt that waits, or waited, in vain. */
    Attempts inVainAt(Instant end) {
        return new Attempts(
                highest, startFailures, failedFingerprint, lastStartFailure, inVain + 1, later(lastInVain, end));
    }

    private Attempts startFailedAt(Instant end, String fingerprint) {
        int before = fingerprint.equals(failedFingerprint) ? startFailures : 0;
        return new Attempts(highest, before + 1, fingerprint, later(lastStartFailure, end), inVain, lastInVain);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    private static Instant end(Agent agent, Instant learned) {
        return Stream.of(Phase.FAILED, Phase.STOPPING, Phase.GONE)
                .flatMap(phase -> agent.timeline().at(phase).stream())
                .min(Instant::compareTo)
                .orElse(learned);
    }
}
