package dev.muster.simulator.ado;

import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The agents' side of the service: sessions, messages, and the locks and ends of jobs. */
public final class Sessions {
    private final OrganisationState state;
    private final Dispatcher dispatcher;
    private final RandomStream ids;

    Sessions(OrganisationState state, Dispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.ids = state.world().stream("ado.sessions");
    }

    /**
     * Opens a session: the agent is online and its system capabilities are exactly those of {@code scan}. A request
     * already reserved for it and not received is delivered to the new session.
     */
    public SessionAnswer open(int agentId, Capabilities scan) {
        return state.world().call(() -> {
            AgentRegistration agent = state.agent(agentId).orElse(null);
            if (agent == null) {
                return new SessionAnswer.NoSuchAgent();
            }
            if (state.sessionOf(agentId).isPresent()) {
                return new SessionAnswer.Conflict();
            }
            return new SessionAnswer.Opened(opened(agent, scan).id());
        });
    }

    /** Closes a session; its agent is offline. Nothing happens if it has ended already. */
    public void close(String sessionId) {
        state.world().call(() -> {
            state.session(sessionId).ifPresent(this::end);
            return null;
        });
    }

    /** The agent to which a live session belongs. */
    public Optional<Integer> agentOf(String sessionId) {
        return state.world().call(() -> state.session(sessionId).map(AgentSession::agentId));
    }

    /** The oldest message not deleted, without waiting. */
    public PollAnswer next(String sessionId) {
        return state.world()
                .call(() -> state.session(sessionId)
                        .map(session -> {
                            session.seen(state.now());
                            return answer(session);
                        })
                        .orElseGet(PollAnswer.SessionGone::new));
    }

    /**
     * A long poll: {@code then} runs once, in the world's turn, as soon as there is a message, and with
     * {@link PollAnswer.Nothing} after {@code limit} without one. A second poll of one session ends the first.
     */
    public void poll(String sessionId, Duration limit, Consumer<PollAnswer> then) {
        state.world().call(() -> {
            PollAnswer now = next(sessionId);
            if (now instanceof PollAnswer.Nothing) {
                state.session(sessionId).ifPresent(session -> await(session, limit, then));
            } else {
                state.world().after(Duration.ZERO, () -> then.accept(now));
            }
            return null;
        });
    }

    /** The connection of the session's long poll broke: what waits will never be answered. */
    public void hangUp(String sessionId) {
        state.world().call(() -> {
            state.session(sessionId).ifPresent(session -> {
                session.takeWaiter();
                session.seen(state.now());
            });
            return null;
        });
    }

    /** The service gives the agent of this session no job, although it shows online and enabled. */
    public void withhold(String sessionId) {
        state.world().call(() -> {
            state.session(sessionId).ifPresent(AgentSession::shutDown);
            return null;
        });
    }

    /** Deletes a message, so that it is not delivered again; false if there is none such. */
    public boolean deleteMessage(String sessionId, long messageId) {
        return state.world().call(() -> {
            boolean deleted = state.session(sessionId)
                    .map(session -> session.delete(messageId))
                    .orElse(false);
            dispatcher.assignWaiting();
            return deleted;
        });
    }

    /** Takes (the first time) or renews a job's lock; empty when the request is not this agent's, or has ended. */
    public Optional<Instant> renew(int agentId, long requestId) {
        return state.world().call(() -> {
            Optional<JobRequest> request = ownedBy(agentId, requestId);
            Optional<Instant> until = request.map(_ -> dispatcher.lockFromNow());
            request.ifPresent(held -> {
                boolean first = held.receiveTime() == null;
                state.put(held.lockedAt(state.now(), until.orElseThrow()));
                if (first) {
                    dispatcher.watchLock(requestId);
                }
                state.sessionOf(agentId).ifPresent(session -> session.seen(state.now()));
            });
            return until;
        });
    }

    /**
     * Ends a job with the result its agent tells.
     *
     * @param agentShuttingDown the agent says that it stops now; otherwise, while enabled, it may get another job
     * @return false when the request is not this agent's, or has ended
     */
    public boolean finish(int agentId, long requestId, JobResult result, boolean agentShuttingDown) {
        return state.world().call(() -> {
            Optional<JobRequest> request = ownedBy(agentId, requestId);
            request.ifPresent(held -> {
                if (agentShuttingDown) {
                    state.sessionOf(agentId).ifPresent(AgentSession::shutDown);
                }
                dispatcher.finish(held, result, null);
                dispatcher.assignWaiting();
            });
            return request.isPresent();
        });
    }

    private AgentSession opened(AgentRegistration agent, Capabilities scan) {
        AgentSession session = new AgentSession(nextId(), agent.id(), state.now());
        state.put(session);
        state.put(agent.wentOnline(scan, state.now()));
        state.observer().agentWentOnline(agent.name(), state.now());
        Optional.ofNullable(agent.assignedRequest())
                .flatMap(state::request)
                .filter(request -> request.isUnfinished() && !request.isRunning())
                .ifPresent(request -> session.enqueue(new AgentMessage.Job(state.nextMessageId(), request)));
        watch(session, state.settings().sessionTimeout());
        dispatcher.assignWaiting();
        return session;
    }

    private void watch(AgentSession session, Duration wait) {
        state.world().after(wait, () -> silenceMayBeTooLong(session));
    }

    private void silenceMayBeTooLong(AgentSession session) {
        Duration timeout = state.settings().sessionTimeout();
        if (!state.isLive(session)) {
            return;
        }
        if (session.isWaiting()) {
            watch(session, timeout);
            return;
        }
        Duration left = Duration.between(state.now(), session.lastSeen().plus(timeout));
        if (left.isPositive()) {
            watch(session, left);
        } else {
            state.agent(session.agentId()).ifPresent(agent -> state.observer().agentLost(agent.name(), state.now()));
            end(session);
        }
    }

    private void end(AgentSession session) {
        state.remove(session);
        session.takeWaiter().ifPresent(then -> then.accept(new PollAnswer.SessionGone()));
        state.agent(session.agentId()).ifPresent(agent -> state.put(agent.wentOffline(state.now())));
    }

    private void await(AgentSession session, Duration limit, Consumer<PollAnswer> then) {
        session.takeWaiter().ifPresent(earlier -> earlier.accept(new PollAnswer.Nothing()));
        long poll = session.await(then);
        state.world().after(limit, () -> {
            if (session.isStillAwaiting(poll)) {
                session.takeWaiter();
                session.seen(state.now());
                then.accept(new PollAnswer.Nothing());
            }
        });
    }

    private static PollAnswer answer(AgentSession session) {
        return session.oldest().<PollAnswer>map(PollAnswer.Delivered::new).orElseGet(PollAnswer.Nothing::new);
    }

    private Optional<JobRequest> ownedBy(int agentId, long requestId) {
        return state.request(requestId)
                .filter(JobRequest::isUnfinished)
                .filter(request -> request.reservedAgent() != null
                        && request.reservedAgent().id() == agentId);
    }

    private String nextId() {
        return new UUID(ids.nextLong(), ids.nextLong()).toString();
    }
}
