package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.EntrypointExit;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.pool.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one agent needs now: whether its launch has to be confirmed, whether it has to be cordoned, and, once its end has
 * come, the next step of a clean-up that never takes a job away: cordon, read again, delete the registration, stop the
 * task, forget.
 */
final class AgentCare {
    private final Snapshot snapshot;
    private final Known known;
    private final Agent agent;
    private final @Nullable RegistrationSeen registration;
    private final @Nullable JobRequest held;
    private final Idleness idleness;
    private final @Nullable JobDeadline deadline;
    private final List<Action> actions = new ArrayList<>();
    private boolean stopsItsJob;
    private boolean retires;
    private @Nullable String startFailure;
    private Instant nextLook = Instant.MAX;

    AgentCare(Snapshot snapshot, Watched watched, Idleness idleness) {
        this.snapshot = snapshot;
        this.known = watched.known();
        this.agent = known.agent();
        this.registration = watched.registration();
        this.held = watched.held();
        this.idleness = idleness;
        this.deadline = JobDeadline.of(agent, held, timeouts().job());
    }

    List<Action> actions() {
        return actions;
    }

    Instant nextLook() {
        return nextLook;
    }

    /** Whether these actions stop an agent that has a job. */
    boolean stopsItsJob() {
        return stopsItsJob;
    }

    /** Whether these actions begin to end an agent without a job. */
    boolean retires() {
        return retires;
    }

    /** Why this agent, as is found now, never came online; null if that is not so. */
    @Nullable
    String startFailure() {
        return startFailure;
    }

    /** Decides, and says what the agent was taken for. */
    AgentBucket decide() {
        if (known.notBefore() != null && snapshot.now().isBefore(known.notBefore())) {
            lookAt(known.notBefore());
            return bucket();
        }
        if (agent.phase() == Phase.CLAIMED && agent.task() == null && !agent.retiring()) {
            confirmLaunch();
        } else if (agent.phase() == Phase.ABANDONED) {
            watchAbandoned();
        } else if (agent.taskStopped()) {
            afterTaskStopped();
        } else if (deadline != null && isOverdue(deadline)) {
            stopOverdue(deadline);
        } else if (agent.phase() == Phase.BUSY) {
            cordonAtPickUp();
        } else if (agent.phase() == Phase.FINISHING) {
            finish();
        } else if (agent.phase().isEnding() || agent.retiring()) {
            cleanUp(true);
        } else {
            retireIfDue();
        }
        return bucket();
    }

    private AgentBucket bucket() {
        if (agent.retiring() && agent.phase().isBeforeJob()) {
            return AgentBucket.RETIRING;
        }
        return switch (agent.phase()) {
            case CLAIMED -> AgentBucket.UNCONFIRMED;
            case LAUNCHED, PROVISIONING, PENDING, RUNNING, REGISTERING, REGISTERED -> AgentBucket.STARTING;
            case ONLINE -> AgentBucket.READY;
            case BUSY -> AgentBucket.WORKING;
            case FINISHING -> AgentBucket.FINISHING;
            case STOPPING, FAILED, LOST, ABANDONED, GONE -> AgentBucket.ENDING;
        };
    }

    private void confirmLaunch() {
        if (snapshot.queued().has(agent.id())) {
            return;
        }
        Instant claimed = stamp(Phase.CLAIMED);
        boolean young = snapshot.now().isBefore(claimed.plus(snapshot.settings().resendLimit()));
        actions.add(young ? new Action.Resume(agent.id()) : new Action.LookUp(agent.id()));
    }

    private void watchAbandoned() {
        if (agent.task() != null) {
            cleanUp(true);
            return;
        }
        Instant until = stamp(Phase.CLAIMED).plus(snapshot.settings().abandonedKeep());
        if (snapshot.now().isBefore(until)) {
            lookAt(until);
        } else {
            forget();
        }
    }

    /** Whether it ever had a job is for ADO to say, in a reading that began after we learned of the stop. */
    private void afterTaskStopped() {
        if (agent.phase().isBeforeJob() && !agent.retiring()) {
            if (readSince(known.stopLearned())) {
                startFailed("its task stopped: " + stopReason());
                advance(Phase.FAILED, "its task stopped before it was given a job: " + stopReason());
                cleanUp(false);
            }
        } else if (agent.phase() == Phase.BUSY && jobUnfinished()) {
            if (readSince(known.stopLearned())) {
                advance(Phase.LOST, "its task stopped while Azure DevOps still had its job: " + stopReason());
            }
            cleanUp(false);
        } else {
            cleanUp(false);
        }
    }

    private boolean jobUnfinished() {
        boolean assigned = registration != null && registration.assigned() != null;
        boolean listedSince =
                known.stopLearned() != null && snapshot.jobs().readBegan().isAfter(known.stopLearned());
        return assigned || (listedSince && held != null && held.state() == JobRequest.State.RUNNING);
    }

    /** A job that may still end in time is looked at again at its deadline. */
    private boolean isOverdue(JobDeadline due) {
        if (due.isOver(snapshot.now())) {
            return agent.task() != null;
        }
        lookAt(due.at());
        return false;
    }

    /** The registration stays until the task has stopped: ADO deletes none whose job runs. */
    private void stopOverdue(JobDeadline due) {
        if (registration != null && known.cordonLearned() == null) {
            makeDurable();
            cordonOnce(registration);
        } else if (agent.task() != null && !agent.task().isEnding()) {
            stopsItsJob = true;
            stopTask(agent.task().arn(), due.why());
        }
    }

    private void cordonAtPickUp() {
        makeDurable();
        boolean pickedUp = held == null || held.state() != JobRequest.State.ASSIGNED;
        Instant cordoned = known.cordonLearned();
        if (registration == null) {
            endIfWithoutJob(stamp(Phase.BUSY));
        } else if (pickedUp && cordoned == null) {
            cordonOnce(registration);
        } else if (cordoned != null && !registration.online() && registration.assigned() == null) {
            endIfWithoutJob(cordoned);
        }
    }

    /**
     * ADO deletes no registration whose job runs, so one that is gone tells that the job has ended, although a controller
     * that deleted it and then crashed left no other trace of that. One that is there, offline and without a job, never
     * began what it was given: ADO has taken that back. A list may be behind, or lack what is there, so both must be younger
     * than {@code since}, and the job is read by its id before anything follows from them.
     */
    private void endIfWithoutJob(Instant since) {
        boolean seenSince = snapshot.registrations().readBegan().isAfter(since)
                && snapshot.jobs().readBegan().isAfter(since);
        if (held != null || !seenSince) {
            return;
        }
        RequestId served = agent.served();
        if (served == null || snapshot.reread().isNotWith(agent.id(), served, since)) {
            cleanUp(true);
        } else {
            actions.add(new Action.ReadRequest(served));
        }
    }

    private void finish() {
        Instant lingerOver = stamp(Phase.FINISHING).plus(timeouts().linger());
        boolean over = !snapshot.now().isBefore(lingerOver);
        if (!over) {
            lookAt(lingerOver);
        }
        makeDurable();
        if (registration != null && registration.online() && !over) {
            cordonOnce(registration);
        } else {
            cleanUp(over);
        }
    }

    private void retireIfDue() {
        if (snapshot.spec().draining()) {
            retireNow("the pool is drained");
            return;
        }
        if (agent.task() != null && agent.task().isBeingTakenAway()) {
            startFailed("its task is being stopped: " + stopReason());
            retireNow("its task is being stopped: " + stopReason());
            return;
        }
        switch (agent.phase()) {
            case CLAIMED, LAUNCHED, PROVISIONING, PENDING, RUNNING, REGISTERING, REGISTERED -> {
                Instant due = stamp(Phase.LAUNCHED).plus(timeouts().start());
                String why = "it did not come online within " + text(timeouts().start()) + " of its launch";
                if (!snapshot.now().isBefore(due)) {
                    startFailed(why);
                }
                retireAt(due, why);
            }
            case ONLINE -> {
                retireWhenIdleTooLong();
                if (registration != null && (!registration.enabled() || !registration.online())) {
                    retireNow(registration.enabled() ? "it went offline without a job" : "somebody disabled it");
                } else if (registration == null && snapshot.registrationGone(known)) {
                    retireNow("somebody deleted its registration");
                }
            }
            case BUSY, FINISHING, STOPPING, FAILED, LOST, ABANDONED, GONE -> {}
        }
    }

    private void retireWhenIdleTooLong() {
        switch (idleness) {
            case Idleness.Needed(Instant since) -> {
                Instant online = stamp(Phase.ONLINE);
                retireAt(
                        (since.isAfter(online) ? since : online).plus(timeouts().idle()),
                        "it was online for " + text(timeouts().idle()) + " without being given a job");
            }
            case Idleness.Surplus surplus -> {
                if (known.unneededSince() != null) {
                    retireAt(
                            known.unneededSince().plus(timeouts().surplus()),
                            "no waiting job has needed it for "
                                    + text(timeouts().surplus()));
                }
            }
            case Idleness.Replaced(String why) -> retireNow(why);
            case Idleness.Kept kept -> {}
        }
    }

    private void retireAt(Instant deadline, String why) {
        if (snapshot.now().isBefore(deadline)) {
            lookAt(deadline);
        } else {
            retireNow(why);
        }
    }

    private void startFailed(String why) {
        if (agent.timeline().at(Phase.ONLINE).isEmpty()) {
            startFailure = why;
        }
    }

    private void retireNow(String why) {
        if (actions.isEmpty()) {
            retires = true;
            actions.add(new Action.Retire(agent.id(), why));
        }
    }

    /** One step of the clean-up; {@code stopTask} says whether a task still there has to be stopped by us. */
    private void cleanUp(boolean stopTask) {
        if (registration != null) {
            endRegistration(registration);
        } else if (agent.task() != null && !agent.taskStopped()) {
            if (stopTask && !agent.task().isEnding() && readSince(known.spentLearned()) && registrationSettled()) {
                stopTask(agent.task().arn());
            }
        } else if (readSince(known.stopLearned()) && registrationSettled()) {
            forget();
        }
    }

    private void endRegistration(RegistrationSeen seen) {
        if (known.cordonLearned() == null) {
            makeDurable();
            cordonOnce(seen);
            return;
        }
        boolean neverHadJob = agent.served() == null;
        Instant visibleFrom =
                neverHadJob ? known.cordonLearned().plus(snapshot.settings().cordonPause()) : known.cordonLearned();
        if (!snapshot.registrations().readBegan().isAfter(visibleFrom)) {
            lookAt(visibleFrom);
            return;
        }
        boolean hasJob = seen.assigned() != null || held != null;
        if (!hasJob || agent.taskStopped()) {
            actions.add(new Action.Deregister(agent.id(), seen.id()));
        }
    }

    private void stopTask(String arn) {
        stopTask(arn, agent.reason() != null ? agent.reason() : "its job is finished and it lingers");
    }

    private void stopTask(String arn, String why) {
        if (agent.phase().canBecome(Phase.STOPPING)) {
            advance(Phase.STOPPING, why);
        }
        actions.add(new Action.StopTask(agent.id(), arn, why));
    }

    /** A launch that is over at once still counts among those of its minute; forgotten, it would make room for more. */
    private void forget() {
        Optional<Instant> counted = agent.timeline()
                .at(Phase.CLAIMED)
                .map(claimed -> claimed.plus(LaunchBudget.MINUTE))
                .filter(snapshot.now()::isBefore);
        counted.ifPresentOrElse(this::lookAt, () -> actions.add(new Action.Forget(agent.id())));
    }

    private void cordonOnce(RegistrationSeen seen) {
        if (known.cordonLearned() == null) {
            actions.add(new Action.Cordon(agent.id(), seen.id()));
        }
    }

    private void makeDurable() {
        Action.Advance step = new Action.Advance(agent.id(), agent.phase(), agent.reason());
        if (known.durable() != agent.phase() && !alreadyDurablyBusy() && !actions.contains(step)) {
            actions.add(step);
        }
    }

    /** FINISHING after a durable BUSY needs no write of its own: it changes nothing that a restart would not see again. */
    private boolean alreadyDurablyBusy() {
        return agent.phase() == Phase.FINISHING && known.durable() == Phase.BUSY;
    }

    private void advance(Phase to, String why) {
        if (known.durable() != to) {
            actions.add(new Action.Advance(agent.id(), to, why));
        }
    }

    /** Whether the registrations were read after that moment; true if there is none. */
    private boolean readSince(@Nullable Instant moment) {
        return moment == null || snapshot.registrations().readBegan().isAfter(moment);
    }

    /**
     * Whether no registration of this agent can appear any more: one whose key was accepted may still be on its way to
     * ADO when the agent is already being ended. Of one that was adopted we do not know what was accepted before.
     */
    private boolean registrationSettled() {
        if (agent.registrationId() != null || (agent.keyFingerprint() == null && !agent.isAdopted())) {
            return true;
        }
        Phase last = agent.isAdopted() ? Phase.LAUNCHED : Phase.REGISTERING;
        Instant settled = stamp(last).plus(snapshot.settings().registrationSettle());
        if (!snapshot.registrations().readBegan().isAfter(settled)) {
            lookAt(settled);
            return false;
        }
        return true;
    }

    private String stopReason() {
        if (agent.task() == null || agent.task().stoppedReason() == null) {
            return "ECS gives no reason";
        }
        String exit = agent.task().exitCode() == null
                ? ""
                : " (" + EntrypointExit.describe(agent.task().exitCode()) + ")";
        return agent.task().stoppedReason() + exit;
    }

    private Instant stamp(Phase phase) {
        return agent.timeline()
                .at(phase)
                .or(() -> agent.timeline().at(Phase.CLAIMED))
                .orElse(snapshot.now());
    }

    private Timeouts timeouts() {
        return snapshot.spec().timeouts();
    }

    private void lookAt(Instant time) {
        if (time.isBefore(nextLook)) {
            nextLook = time;
        }
    }

    static String text(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
