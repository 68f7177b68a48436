package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every attempt made for a request: those that are GONE, those that are ending, and those still alive. */
final class AttemptBook {
    private final Snapshot snapshot;
    private final Map<RequestId, Attempts> byRequest = new HashMap<>();
    private final List<AgentId> waitedInVain = new ArrayList<>();
    private final Set<RequestId> phantoms = new HashSet<>();

    /**
     * @param agents of the snapshot, sorted
     * @param waiting requests that wait for any agent, by id
     */
    AttemptBook(Snapshot snapshot, List<Watched> agents, Map<RequestId, JobRequest> waiting) {
        this.snapshot = snapshot;
        for (Watched agent : agents) {
            RequestId request = agent.id().requestId().orElse(null);
            if (request != null) {
                boolean waits = agent.isOnline() && waitsInVain(agent, waiting.get(request));
                if (waits) {
                    waitedInVain.add(agent.id());
                }
                Known known = agent.known();
                byRequest.put(request, counted(known, of(request), waits || known.waitedInVain()));
            }
        }
        snapshot.attempts().keySet().forEach(this::noteIfPhantom);
        byRequest.keySet().forEach(this::noteIfPhantom);
    }

    private void noteIfPhantom(RequestId request) {
        if (of(request).inVain() >= snapshot.settings().doubts().phantomLimit()) {
            phantoms.add(request);
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
        return phantoms.contains(request);
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

    private boolean waitsInVain(Watched agent, @Nullable JobRequest own) {
        RegistrationSeen seen = agent.registration();
        if (own == null || seen == null || !seen.online() || !seen.enabled()) {
            return false;
        }
        Instant onlineSince = agent.known().agent().timeline().at(Phase.ONLINE).orElse(Instant.MAX);
        Instant latest = snapshot.now().minus(snapshot.settings().doubts().phantomEvidence());
        return !onlineSince.isAfter(latest) && own.demands().satisfiedBy(seen.capabilities());
    }
}
