package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every attempt made for a request: those that are GONE, those that are ending, and those still alive. */
final class AttemptBook {
    private final Snapshot snapshot;
    private final Map<RequestId, Attempts> byRequest = new HashMap<>();
    private final List<AgentId> waitedInVain = new ArrayList<>();

    /**
     * @param agents of the snapshot, sorted
     * @param registrations by name
     * @param waiting requests that wait for any agent, by id
     */
    AttemptBook(
            Snapshot snapshot,
            List<Known> agents,
            Map<String, RegistrationSeen> registrations,
            Map<RequestId, JobRequest> waiting) {
        this.snapshot = snapshot;
        for (Known known : agents) {
            RequestId request = known.id().requestId().orElse(null);
            if (request != null) {
                RegistrationSeen seen = registrations.get(known.id().toString());
                boolean waits = waitsInVain(known, seen, waiting.get(request));
                if (waits) {
                    waitedInVain.add(known.id());
                }
                byRequest.put(request, counted(known, of(request), waits || known.waitedInVain()));
            }
        }
    }

    Attempts of(RequestId request) {
        Attempts counted = byRequest.get(request);
        return counted != null ? counted : snapshot.attempts().getOrDefault(request, Attempts.NONE);
    }

    /** Agents that have now been online, enabled and fit long enough while their own request waited. */
    List<AgentId> waitedInVain() {
        return waitedInVain;
    }

    /** Whether so many agents waited for it in vain that there seems to be nothing behind it. */
    boolean isPhantom(RequestId request) {
        return of(request).inVain() >= snapshot.settings().doubts().phantomLimit();
    }

    /** Why the next attempt of a template has to wait; empty if it need not. */
    Optional<WaitReason> mustWait(RequestId request, String template, String fingerprint) {
        PlannerSettings.Doubts doubts = snapshot.settings().doubts();
        Attempts attempts = of(request);
        if (isPhantom(request) && attempts.lastInVain() != null) {
            Instant until = attempts.lastInVain().plus(doubts.phantomRetry());
            if (snapshot.now().isBefore(until)) {
                return Optional.of(new WaitReason.Phantom(attempts.inVain(), until));
            }
        }
        if (attempts.lastStartFailure() == null || !attempts.failedFingerprint().equals(fingerprint)) {
            return Optional.empty();
        }
        int failures = attempts.startFailures();
        boolean exhausted = failures >= doubts.startFailureLimit();
        Instant until =
                attempts.lastStartFailure().plus(exhausted ? doubts.slowRetry() : WaitReason.backoffAfter(failures));
        if (!snapshot.now().isBefore(until)) {
            return Optional.empty();
        }
        return Optional.of(
                exhausted
                        ? new WaitReason.AttemptsExhausted(failures, template, until)
                        : new WaitReason.RetryBackoff(failures, until));
    }

    private Attempts counted(Known known, Attempts before, boolean waited) {
        if (isEnding(known)) {
            Instant learned = known.spentLearned() == null ? snapshot.now() : known.spentLearned();
            return before.with(
                    known.agent(), waited, snapshot.settings().doubts().phantomEvidence(), learned);
        }
        Attempts alive = before.counting((int) known.id().number());
        return waited ? alive.inVainAt(snapshot.now()) : alive;
    }

    private static boolean isEnding(Known known) {
        return known.agent().phase().isEnding() || known.agent().retiring();
    }

    private boolean waitsInVain(Known known, @Nullable RegistrationSeen seen, @Nullable JobRequest own) {
        if (own == null || seen == null || known.agent().phase() != Phase.ONLINE) {
            return false;
        }
        boolean fit = seen.online() && seen.enabled() && own.demands().satisfiedBy(seen.capabilities());
        return fit
                && known.agent()
                        .timeline()
                        .at(Phase.ONLINE)
                        .filter(online -> !snapshot.now()
                                .isBefore(
                                        online.plus(snapshot.settings().doubts().phantomEvidence())))
                        .isPresent();
    }
}
