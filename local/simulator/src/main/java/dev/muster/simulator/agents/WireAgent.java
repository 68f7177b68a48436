package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.agents.StopSignal.Kind;
import dev.muster.simulator.world.RandomStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An agent that serves at most one job, over real HTTP with its own key: entrypoint and listener in one, blocking on a
 * thread of its own. It knows nothing but its container's environment and what it is answered.
 */
final class WireAgent {
    /** The exit code of an entrypoint that was refused its identity for good. */
    private static final int REFUSED = 70;

    private static final Duration FOR_EVER = Duration.ofDays(10_000);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(60);
    private static final Duration CONFLICT_PAUSE = Duration.ofSeconds(30);
    private static final int CONFLICTS_ENDURED = 8;
    private static final int CONFLICT = 409;

    private final WireSurroundings around;
    private final Wire wire;
    private final Environment environment;
    private final AgentScript script;
    private final RandomStream chance;
    private final Duration grace;
    private final Runnable thiefGotAJob;
    private final StopSignal stop = new StopSignal();
    private @Nullable Thread thread;
    private boolean polling;

    /**
     * An agent whose container is about to start.
     *
     * @param chance this agent's own
     * @param grace how long a job may go on after TERM
     * @param thiefGotAJob told whenever a copy of this agent's key is given a job
     */
    WireAgent(
            WireSurroundings around,
            Environment environment,
            AgentScript script,
            RandomStream chance,
            Duration grace,
            Runnable thiefGotAJob) {
        this.around = around;
        this.wire = new Wire(around.http());
        this.environment = environment;
        this.script = script;
        this.chance = chance;
        this.grace = grace;
        this.thiefGotAJob = thiefGotAJob;
    }

    /** SIGTERM. */
    void terminate() {
        raise(Kind.TERM);
    }

    /** SIGKILL. */
    void kill() {
        raise(Kind.KILL);
    }

    /** TERM cuts short nothing but a long poll: any other call is brief, and half of it done might be all of it. */
    private synchronized void raise(Kind kind) {
        stop.raise(kind);
        if (thread != null && (polling || kind == Kind.KILL)) {
            thread.interrupt();
        }
    }

    private synchronized void runsOn(@Nullable Thread current) {
        thread = current;
    }

    /** Runs the container; its exit code, or empty when it was killed or the whole world ends. */
    OptionalInt run() {
        runsOn(Thread.currentThread());
        try {
            int exitCode = enrolAndListen();
            return stop.now() == Kind.KILL ? OptionalInt.empty() : OptionalInt.of(exitCode);
        } catch (InterruptedException stopped) {
            return stop.now() == Kind.KILL ? OptionalInt.empty() : OptionalInt.of(0);
        } catch (RejectedExecutionException worldEnds) {
            return OptionalInt.empty();
        } catch (IOException | JacksonException | IllegalArgumentException | IllegalStateException broken) {
            return OptionalInt.of(1);
        } finally {
            runsOn(null);
        }
    }

    private int enrolAndListen() throws IOException, InterruptedException {
        pause(script.has(AgentQuirk.NEVER_REGISTERS) ? FOR_EVER : script.untilBootstrap());
        AgentKeyPair key = around.keys().next();
        Optional<BootstrapGrant> grant = new Enrolment(around, wire, environment, chance, stop).ask(script, key);
        if (grant.isEmpty()) {
            return stop.now() == Kind.NONE ? REFUSED : 0;
        }
        AgentFiles files = AgentFiles.of(grant.get(), key);
        pause(script.untilSession());
        if (script.has(AgentQuirk.DIES_BEFORE_SESSION)) {
            return 1;
        }
        return listen(
                files,
                AgentIdentity.read(files),
                environment.scanned(grant.get().ignoreVariables()));
    }

    private int listen(AgentFiles files, AgentIdentity identity, Capabilities variables)
            throws IOException, InterruptedException {
        ListenerClient client = new ListenerClient(wire, identity, around.clock(), around.ids());
        Capabilities capabilities =
                variables.overlaidBy(script.sessionCapabilities(identity.agentName(), identity.declared()));
        Optional<String> session = session(client, capabilities);
        if (session.isEmpty()) {
            return 1;
        }
        boolean hadAJob;
        try {
            hadAJob = serve(client, session.get());
        } finally {
            leave(client, session.get());
        }
        if (hadAJob && script.has(AgentQuirk.KEY_COPIED)) {
            around.threads().execute(() -> new WireThief(around, files, capabilities, thiefGotAJob).run());
        }
        if (hadAJob && script.has(AgentQuirk.HANGS_AFTER_JOB)) {
            stop.await(FOR_EVER, Kind.TERM);
        }
        return 0;
    }

    private Optional<String> session(ListenerClient client, Capabilities capabilities)
            throws IOException, InterruptedException {
        for (int conflicts = 0; conflicts <= CONFLICTS_ENDURED; conflicts++) {
            ListenerClient.SessionTry tried =
                    client.openSession(script.agentVersion(), script.osDescription(), capabilities);
            if (tried.status() == 200) {
                return Optional.of(tried.sessionId());
            }
            if (tried.status() != CONFLICT) {
                return Optional.empty();
            }
            pause(CONFLICT_PAUSE);
        }
        return Optional.empty();
    }

    /** Waits for a job and runs it; false when it had none. */
    private boolean serve(ListenerClient client, String session) throws IOException, InterruptedException {
        while (stop.now() == Kind.NONE) {
            Optional<JsonNode> message = poll(client, session);
            if (message.isEmpty()) {
                pause(script.pollPause());
                continue;
            }
            WireJob job = WireJob.of(message.get());
            if (!client.renew(job.requestId())) {
                return false;
            }
            client.deleteMessage(session, job.messageId());
            around.threads().execute(() -> new CancellationWatch(client, session, stop).run());
            return run(client, job);
        }
        return false;
    }

    private boolean run(ListenerClient client, WireJob job) throws IOException, InterruptedException {
        boolean killed = script.has(AgentQuirk.WORKER_KILLED);
        Duration left = killed ? job.duration().dividedBy(2) : job.duration();
        while (left.isPositive()) {
            Duration step = left.compareTo(RENEW_EVERY) < 0 ? left : RENEW_EVERY;
            Kind happened = stop.await(step, Kind.NONE);
            if (happened == Kind.KILL) {
                throw new InterruptedException("killed");
            }
            if (happened != Kind.NONE) {
                return cancelled(client, job, happened, left);
            }
            left = left.minus(step);
            if (left.isPositive() && !client.renew(job.requestId())) {
                return true;
            }
        }
        if (!killed) {
            client.finish(job, job.result(), !script.has(AgentQuirk.OMITS_SHUTTING_DOWN));
        }
        return true;
    }

    /** A job cancelled by people ends now; at TERM it may go on for the grace and is cancelled if that is too short. */
    private boolean cancelled(ListenerClient client, WireJob job, Kind why, Duration left)
            throws IOException, InterruptedException {
        boolean term = why == Kind.TERM;
        Duration allowed = term && grace.compareTo(left) < 0 ? grace : left;
        if (term && stop.await(allowed, Kind.TERM) == Kind.KILL) {
            throw new InterruptedException("killed");
        }
        boolean done = term && allowed.equals(left);
        client.finish(job, done ? job.result() : "canceled", true);
        return true;
    }

    private void leave(ListenerClient client, String session) throws InterruptedException {
        if (stop.now() == Kind.KILL) {
            return;
        }
        try {
            client.closeSession(session);
        } catch (IOException unreachable) {
            // The session ends by its time-out.
        }
    }

    private Optional<JsonNode> poll(ListenerClient client, String session) throws IOException, InterruptedException {
        if (!beginPoll()) {
            return Optional.empty();
        }
        try {
            return client.nextMessage(session);
        } catch (InterruptedException cutShort) {
            return Optional.empty();
        } finally {
            endPoll();
        }
    }

    private synchronized boolean beginPoll() {
        polling = stop.now() == Kind.NONE;
        return polling;
    }

    private synchronized void endPoll() throws InterruptedException {
        polling = false;
        // An interrupt that came too late to cut the poll short must not hit the next call.
        Thread.interrupted();
        if (stop.now() == Kind.KILL) {
            throw new InterruptedException("killed");
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (stop.await(time, Kind.NONE) != Kind.NONE) {
            throw new InterruptedException("stopped");
        }
    }
}
