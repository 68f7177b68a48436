package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Supply;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the memory of a pool holds about one agent. Guarded by the memory's lock. */
final class Tracked {
    private Agent agent;
    private Phase durable;
    private boolean durableRetiring;
    private boolean taskDurable;
    private long endDurable;
    private @Nullable Instant spentLearned;
    private @Nullable Instant stopLearned;
    private @Nullable Instant cordonLearned;
    private @Nullable Instant unneededSince;
    private @Nullable Instant notBefore;
    private boolean waitedInVain;
    private boolean startFailed;
    private boolean seenOnline;
    private int failures;
    private int missingSightings;
    private @Nullable Instant registrationMissed;
    private boolean registrationGone;

    /** From the store's record. */
    Tracked(Agent stored, Instant learned) {
        this.agent = stored;
        this.durable = stored.phase();
        this.durableRetiring = stored.retiring();
        this.taskDurable = stored.task() != null;
        this.endDurable = versionOfEnd(stored.task());
        this.seenOnline = wasOnline(stored);
        learned(stored, null, learned);
    }

    Agent agent() {
        return agent;
    }

    Known known() {
        return new Known(
                agent,
                durable,
                durableRetiring,
                spentLearned,
                stopLearned,
                cordonLearned,
                unneededSince,
                notBefore,
                waitedInVain,
                registrationMissed);
    }

    /** Takes the agent as newly observed; {@code learned} stamps what follows from it. */
    void learned(Agent newer, @Nullable RegistrationSeen registration, Instant learned) {
        if (!newer.equals(agent)) {
            notBefore = null;
            failures = 0;
        }
        agent = newer;
        if (stopLearned == null && agent.taskStopped()) {
            stopLearned = learned;
        }
        if (spentLearned == null && Supply.isSpent(agent, registration, registrationGone)) {
            spentLearned = learned;
        }
    }

    /** Takes what the store holds after a write by us. */
    void written(Agent stored, Instant at) {
        durable = stored.phase();
        durableRetiring = stored.retiring();
        agent = Recollection.onto(stored, agent, at);
        if (spentLearned == null
                && Supply.isSpent(agent, null, false)
                && !agent.phase().isBeforeJob()) {
            spentLearned = at;
        }
        if (spentLearned == null && agent.retiring()) {
            spentLearned = at;
        }
    }

    void cordoned(Instant at) {
        if (cordonLearned == null) {
            cordonLearned = at;
        }
        if (spentLearned == null) {
            spentLearned = at;
        }
    }

    /** A reading that began after the cordon and shows the agent enabled: somebody lifted it, so it has to be repeated. */
    void seenEnabled(Instant readBegan) {
        if (cordonLearned != null && readBegan.isAfter(cordonLearned)) {
            cordonLearned = null;
        }
    }

    /** Takes that a reading, begun and learned at these times, lacks the registration it had. */
    void registrationMissing(Instant readBegan, Instant learned, Duration evidence) {
        if (agent.registrationId() == null) {
            return;
        }
        if (registrationMissed == null) {
            registrationMissed = learned;
        }
        registrationGone = !readBegan.isBefore(registrationMissed.plus(evidence));
    }

    void registrationThere() {
        registrationMissed = null;
        registrationGone = false;
    }

    void unneeded(boolean isUnneeded, Instant now) {
        if (!isUnneeded) {
            unneededSince = null;
        } else if (unneededSince == null) {
            unneededSince = now;
        }
    }

    void waitsInVain() {
        waitedInVain = true;
    }

    boolean waitedInVain() {
        return waitedInVain;
    }

    /** Takes that it never came online; true at the first time. */
    boolean startFailedFirst() {
        boolean first = !startFailed;
        startFailed = true;
        return first;
    }

    /** Takes whether a session or a job of it was seen; true at the first time. */
    boolean seenOnlineFirst() {
        boolean before = seenOnline;
        seenOnline = wasOnline(agent);
        return seenOnline && !before;
    }

    private static boolean wasOnline(Agent agent) {
        return agent.served() != null || agent.timeline().at(Phase.ONLINE).isPresent();
    }

    void holdUntil(Instant time) {
        notBefore = time;
    }

    int failedAgain() {
        return ++failures;
    }

    boolean taskDurable() {
        return taskDurable;
    }

    void taskMadeDurable() {
        taskDurable = true;
    }

    private static long versionOfEnd(@Nullable TaskSeen task) {
        return task != null && task.isStopped() ? task.version() : 0;
    }

    /** Whether the store holds a reading of the stopped task, at least as new. */
    boolean isEndDurable(long version) {
        return endDurable >= version;
    }

    void endMadeDurable(long version) {
        endDurable = Math.max(endDurable, version);
    }

    int missingAgain() {
        return ++missingSightings;
    }

    void sighted() {
        missingSightings = 0;
    }
}
