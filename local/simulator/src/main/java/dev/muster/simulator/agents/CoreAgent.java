package dev.muster.simulator.agents;

import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentMessage;
import dev.muster.simulator.ado.AgentRegistration;
import dev.muster.simulator.ado.JobRequest;
import dev.muster.simulator.ado.JobResult;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.PollAnswer;
import dev.muster.simulator.ado.SessionAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An agent that serves at most one job, as a chain of events on the world: identity, session, job, end. It acts only
 * inside the world's turn and does nothing any more once its container has ended.
 */
public final class CoreAgent {
    private static final Duration LONG_POLL = Duration.ofSeconds(50);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(60);
    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration WAITS_BEFORE = Duration.ofSeconds(3);
    private static final int EXIT_CODE_OF_KILLED = 137;
    private static final int CONFLICTS_ENDURED = 8;
    /** What the container's entrypoint keeps of the stop time-out for the listener to report and leave. */
    private static final Duration KEPT_FOR_LEAVING = Duration.ofSeconds(20);

    private final Organisation organisation;
    private final BootstrapDoor door;
    private final Container container;
    private final AgentScript script;
    private final IntConsumer exit;
    private final Runnable thiefGotAJob;
    private final Mishaps mishaps;
    private AgentPhase phase = AgentPhase.STARTING;
    private int conflicts;
    private BootstrapReply.@Nullable Granted identity;
    private @Nullable String sessionId;
    private @Nullable JobRequest job;

    /**
     * An agent whose container is about to start.
     *
     * @param exit told once, with the container's exit code, when the agent ends by itself
     * @param thiefGotAJob told whenever a copy of this agent's key is given a job
     * @param happened told of each of the script's mishaps when it happens
     */
    CoreAgent(
            Organisation organisation,
            BootstrapDoor door,
            Container container,
            AgentScript script,
            IntConsumer exit,
            Runnable thiefGotAJob,
            Consumer<Mishap> happened) {
        this.organisation = organisation;
        this.door = door;
        this.container = container;
        this.script = script;
        this.exit = exit;
        this.thiefGotAJob = thiefGotAJob;
        this.mishaps = new Mishaps(script.mishaps(), happened);
    }

    /** How far it has got. */
    public AgentPhase phase() {
        return phase;
    }

    /** The container runs. */
    void start() {
        Optional<Mishap.ExitsAtOnce> end = mishaps.now(Mishap.ExitsAtOnce.class);
        if (end.isPresent()) {
            later(Duration.ZERO, AgentPhase.STARTING, () -> leave(end.get().exitCode()));
        } else if (!script.has(AgentQuirk.NEVER_REGISTERS)) {
            Duration late = mishaps.now(Mishap.StartsLate.class)
                    .map(Mishap.StartsLate::by)
                    .orElse(Duration.ZERO);
            later(script.untilBootstrap().plus(late), AgentPhase.STARTING, this::askForIdentity);
        }
    }

    /** TERM: an idle agent leaves at once, a busy one has the grace of its entrypoint; a hung one does not listen. */
    void terminate() {
        switch (phase) {
            case STARTING, ASKING, CONNECTING, LISTENING -> leave(0);
            case BUSY -> {
                Duration grace = container.stopTimeout().minus(KEPT_FOR_LEAVING);
                later(grace, AgentPhase.BUSY, () -> endJob(JobResult.CANCELED));
            }
            case HUNG, ENDED -> {}
        }
    }

    /** KILL: nothing more happens in this container; whoever has copied its key goes on. */
    void kill() {
        if (phase == AgentPhase.ENDED) {
            return;
        }
        boolean leftBefore = phase == AgentPhase.HUNG;
        phase = AgentPhase.ENDED;
        if (!leftBefore && sessionId != null) {
            organisation.sessions().hangUp(sessionId);
            wakeCopiedKey();
        }
    }

    private void askForIdentity() {
        phase = AgentPhase.ASKING;
        BootstrapAsk ask = new BootstrapAsk(
                container.agentId(), container.taskArn(), fingerprint(), script.agentVersion(), script.osDescription());
        new IdentityQuest(organisation.world(), door, ask, () -> phase == AgentPhase.ASKING, this::answered).begin();
    }

    private void answered(BootstrapReply reply) {
        if (reply instanceof BootstrapReply.Granted granted) {
            identity = granted;
            phase = AgentPhase.CONNECTING;
            later(script.untilSession(), AgentPhase.CONNECTING, () -> connect(granted));
        } else {
            leave(1);
        }
    }

    private void connect(BootstrapReply.Granted granted) {
        boolean known = organisation
                .registrations()
                .authenticated(granted.clientId(), key())
                .map(AgentRegistration::id)
                .filter(id -> id == granted.agentId())
                .isPresent();
        if (!known || script.has(AgentQuirk.DIES_BEFORE_SESSION)) {
            leave(1);
            return;
        }
        switch (organisation
                .sessions()
                .open(granted.agentId(), script.sessionCapabilities(container.agentId(), granted.capabilities()))) {
            case SessionAnswer.Opened(String id) -> {
                sessionId = id;
                phase = AgentPhase.LISTENING;
                mayWaitInVain(id);
                listen(id);
            }
            case SessionAnswer.Conflict _ -> retryAfterConflict(granted);
            case SessionAnswer.NoSuchAgent _ -> leave(1);
        }
    }

    private void mayWaitInVain(String session) {
        Optional<Mishap.DiesWaiting> death = mishaps.ahead(Mishap.DiesWaiting.class);
        if (death.isPresent() || mishaps.now(Mishap.IsNeverOffered.class).isPresent()) {
            organisation.sessions().withhold(session);
        }
        death.ifPresent(end -> later(WAITS_BEFORE, AgentPhase.LISTENING, () -> {
            mishaps.happens(end);
            die();
            closeLater(session, end.staysOnline());
        }));
    }

    private void retryAfterConflict(BootstrapReply.Granted granted) {
        if (++conflicts > CONFLICTS_ENDURED) {
            leave(1);
        } else {
            later(CONFLICT_PAUSE, AgentPhase.CONNECTING, () -> connect(granted));
        }
    }

    private void listen(String session) {
        organisation.sessions().poll(session, LONG_POLL, answer -> {
            if (phase == AgentPhase.LISTENING || phase == AgentPhase.BUSY) {
                heard(session, answer);
            }
        });
    }

    private void heard(String session, PollAnswer answer) {
        switch (answer) {
            case PollAnswer.Delivered(AgentMessage.Job message) -> {
                // One job and no more: another one offered on its way out is left where it is.
                if (phase == AgentPhase.LISTENING) {
                    take(session, message);
                }
            }
            case PollAnswer.Delivered(AgentMessage.Cancellation _) -> endJob(JobResult.CANCELED);
            case PollAnswer.Nothing _ -> {
                Duration pause = phase == AgentPhase.BUSY ? Duration.ZERO : script.pollPause();
                later(pause, phase, () -> listen(session));
            }
            case PollAnswer.SessionGone _ -> {
                if (phase == AgentPhase.LISTENING) {
                    leave(1);
                }
            }
        }
    }

    private void take(String session, AgentMessage.Job message) {
        JobRequest request = message.request();
        if (mishaps.now(Mishap.DiesWhenGivenAJob.class).isPresent()) {
            die();
            return;
        }
        if (organisation.sessions().renew(registeredId(), request.requestId()).isEmpty()) {
            leave(0);
            return;
        }
        organisation.sessions().deleteMessage(session, message.messageId());
        job = request;
        phase = AgentPhase.BUSY;
        boolean shortJob = mishaps.ahead(Mishap.LeavesSlowly.class).isPresent();
        Duration duration = shortJob ? AT_ONCE : request.script().duration();
        if (script.has(AgentQuirk.WORKER_KILLED)) {
            later(duration.dividedBy(2), AgentPhase.BUSY, () -> leave(0));
        } else {
            later(duration, AgentPhase.BUSY, () -> endJob(request.script().result()));
        }
        mayEndInJob(duration);
        later(RENEW_EVERY, AgentPhase.BUSY, this::renew);
        listen(session);
    }

    private void mayEndInJob(Duration duration) {
        mishaps.ahead(Mishap.DiesInJob.class)
                .ifPresent(death -> later(part(duration, death.percent()), AgentPhase.BUSY, () -> {
                    mishaps.happens(death);
                    die();
                }));
        mishaps.ahead(Mishap.LosesItsWorker.class)
                .ifPresent(loss -> later(part(duration, loss.percent()), AgentPhase.BUSY, () -> {
                    mishaps.happens(loss);
                    leave(0);
                }));
        mishaps.ahead(Mishap.DropsOut.class)
                .ifPresent(drop -> later(part(duration, 30), AgentPhase.BUSY, () -> dropOut(drop)));
    }

    /** The job goes on meanwhile. */
    private void dropOut(Mishap.DropsOut drop) {
        BootstrapReply.Granted granted = identity;
        if (granted == null || sessionId == null) {
            return;
        }
        mishaps.happens(drop);
        organisation.sessions().close(sessionId);
        later(drop.away(), AgentPhase.BUSY, () -> {
            if (organisation
                            .sessions()
                            .open(
                                    granted.agentId(),
                                    script.sessionCapabilities(container.agentId(), granted.capabilities()))
                    instanceof SessionAnswer.Opened(String id)) {
                sessionId = id;
                listen(id);
            }
        });
    }

    private static Duration part(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }

    private void renew() {
        if (job != null
                && organisation
                        .sessions()
                        .renew(registeredId(), job.requestId())
                        .isPresent()) {
            later(RENEW_EVERY, AgentPhase.BUSY, this::renew);
        } else {
            leave(0);
        }
    }

    private void endJob(JobResult result) {
        if (phase != AgentPhase.BUSY || job == null) {
            return;
        }
        Optional<Mishap.LeavesSlowly> slowly = mishaps.now(Mishap.LeavesSlowly.class);
        boolean shuttingDown = slowly.isEmpty() && !script.has(AgentQuirk.OMITS_SHUTTING_DOWN);
        organisation.sessions().finish(registeredId(), job.requestId(), result, shuttingDown);
        if (slowly.isPresent()) {
            later(slowly.get().after(), AgentPhase.BUSY, () -> leave(0));
        } else {
            leave(0);
        }
    }

    private void leave(int exitCode) {
        boolean hangs = job != null && script.has(AgentQuirk.HANGS_AFTER_JOB);
        phase = hangs ? AgentPhase.HUNG : AgentPhase.ENDED;
        if (sessionId != null) {
            closeSession(sessionId);
        }
        wakeCopiedKey();
        if (!hangs) {
            exit.accept(exitCode);
        }
    }

    private void closeSession(String session) {
        Optional<Mishap.LeavesItsSession> left =
                job == null ? Optional.empty() : mishaps.now(Mishap.LeavesItsSession.class);
        if (left.isPresent()) {
            organisation.sessions().hangUp(session);
            closeLater(session, left.get().staysOnline());
        } else {
            organisation.sessions().close(session);
        }
    }

    private void closeLater(String session, Duration after) {
        organisation.world().after(after, () -> organisation.sessions().close(session));
    }

    /** It ends where it stands, as by KILL, but nobody asked for that. */
    private void die() {
        kill();
        exit.accept(EXIT_CODE_OF_KILLED);
    }

    private void wakeCopiedKey() {
        BootstrapReply.Granted granted = identity;
        if (granted != null && job != null && script.has(AgentQuirk.KEY_COPIED)) {
            new KeyThief(
                            organisation,
                            granted.clientId(),
                            key(),
                            script.sessionCapabilities(container.agentId(), granted.capabilities()),
                            thiefGotAJob)
                    .begin();
        }
    }

    /** Runs {@code action} then, unless the agent has moved on to another phase meanwhile. */
    private void later(Duration delay, AgentPhase expected, Runnable action) {
        organisation.world().after(delay, () -> {
            if (phase == expected) {
                action.run();
            }
        });
    }

    private int registeredId() {
        return identity == null ? 0 : identity.agentId();
    }

    private String fingerprint() {
        return "key-of-" + container.taskArn();
    }

    private AgentKey key() {
        return AgentKey.ofFingerprint(fingerprint());
    }
}
