package dev.muster.model.plan;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.RegistrationSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every attempt made for a listed request: those that are GONE, those that are ending, and those still alive. */
final class AttemptBook {
    private final Snapshot snapshot;
    private final Attempts[] byPlace;
    private final List<AgentId> waitedInVain = new ArrayList<>();

    AttemptBook(Snapshot snapshot, Picture picture) {
        this.snapshot = snapshot;
        this.byPlace = new Attempts[picture.jobs().size()];
        Arrays.fill(byPlace, Attempts.NONE);
        snapshot.attempts().forEach((request, gone) -> {
            Listed job = picture.job(request);
            if (job != null) {
                byPlace[job.place()] = gone;
            }
        });
        for (Watched agent : picture.agents()) {
            agent.id().requestId().map(picture::job).ifPresent(job -> count(agent, job));
        }
    }

    private void count(Watched agent, Listed own) {
        boolean waits = agent.isOnline() && waitsInVain(agent, own);
        if (waits) {
            waitedInVain.add(agent.id());
        }
        Known known = agent.known();
        byPlace[own.place()] = counted(known, of(own), waits || known.waitedInVain());
    }

    Attempts of(Listed job) {
        return byPlace[job.place()];
    }

    /** Agents that have now been online, enabled and fit long enough while their own request waited. */
    List<AgentId> waitedInVain() {
        return waitedInVain;
    }

    /** Whether so many agents waited for it in vain that there seems to be nothing behind it. */
    boolean isPhantom(Listed job) {
        return of(job).inVain() >= snapshot.settings().doubts().phantomLimit();
    }

    /** Why the next attempt of a template has to wait; empty if it need not. */
    Optional<WaitReason> mustWait(Listed job, String template, String fingerprint) {
        PlannerSettings.Doubts doubts = snapshot.settings().doubts();
        Attempts attempts = of(job);
        if (isPhantom(job) && attempts.lastInVain() != null) {
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

    private boolean waitsInVain(Watched agent, Listed own) {
        RegistrationSeen seen = agent.registration();
        if (!own.waits() || seen == null || !seen.online() || !seen.enabled()) {
            return false;
        }
        Instant onlineSince = agent.known().agent().timeline().at(Phase.ONLINE).orElse(Instant.MAX);
        Instant latest = snapshot.now().minus(snapshot.settings().doubts().phantomEvidence());
        return !onlineSince.isAfter(latest) && own.job().demands().satisfiedBy(seen.capabilities());
    }
}
