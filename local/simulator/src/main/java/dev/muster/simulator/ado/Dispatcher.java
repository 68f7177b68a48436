package dev.muster.simulator.ado;

import dev.muster.simulator.ado.AdoSettings.AgentChoice;
import dev.muster.simulator.world.RandomStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives waiting requests to agents that are online, enabled, idle and fitting, and takes requests back from agents
 * that fell silent. Any fitting agent may get any request: nothing ties a request to the agent made for it.
 */
final class Dispatcher {
    private final OrganisationState state;
    private final RandomStream choices;
    private final RandomStream locks;

    Dispatcher(OrganisationState state) {
        this.state = state;
        this.choices = state.world().stream("ado.choices");
        this.locks = state.world().stream("ado.locks");
    }

    /** One pass over the queue, oldest request first. */
    void assignWaiting() {
        List<AgentRegistration> idle = idleAgents();
        if (idle.isEmpty()) {
            return;
        }
        for (JobRequest request : state.waiting()) {
            if (idle.isEmpty() || !licenceHasRoom()) {
                return;
            }
            List<AgentRegistration> fitting = idle.stream()
                    .filter(agent -> agent.poolId() == request.poolId() && request.isMetBy(agent.capabilities()))
                    .toList();
            if (!fitting.isEmpty()) {
                AgentRegistration chosen = choose(fitting);
                idle.remove(chosen);
                assign(request, chosen);
            }
        }
    }

    /** Time for which a lock taken or renewed now is good. */
    Instant lockFromNow() {
        return state.now().plus(drawnLock());
    }

    /** Begins to watch the lock of a request that has just been received. */
    void watchLock(long requestId) {
        state.request(requestId).ifPresent(request -> {
            Instant until = request.lockedUntil();
            if (request.isRunning() && until != null) {
                state.world().after(Duration.between(state.now(), until), () -> lockMayHaveEnded(requestId));
            }
        });
    }

    /** Ends a request, frees its agent and tells the observer. */
    void finish(JobRequest request, JobResult result, @Nullable String message) {
        state.put(request.finished(result, state.now(), message));
        AgentReference reserved = request.reservedAgent();
        if (reserved != null) {
            boolean ran = request.receiveTime() != null;
            state.agent(reserved.id())
                    .ifPresent(agent -> state.put(ran ? agent.completed(request.requestId()) : agent.released()));
        }
        if (result == JobResult.CANCELED) {
            state.observer().jobCancelled(request.requestId(), state.now());
        } else {
            state.observer().jobFinished(request.requestId(), result.wireName(), state.now());
        }
    }

    /** Takes a reserved request that nobody received back into the queue. */
    void takeBack(JobRequest request) {
        AgentReference reserved = request.reservedAgent();
        state.put(request.backInTheQueue());
        if (reserved != null) {
            state.agent(reserved.id()).ifPresent(agent -> state.put(agent.released()));
        }
        state.observer().jobTakenBack(request.requestId(), state.now());
    }

    private List<AgentRegistration> idleAgents() {
        List<AgentRegistration> idle = new ArrayList<>();
        for (AgentSession session : state.sessions()) {
            state.agent(session.agentId())
                    .filter(agent -> agent.enabled() && agent.assignedRequest() == null && !agent.pendingUpdate())
                    .filter(_ -> session.isOpenForJobs())
                    .ifPresent(idle::add);
        }
        return idle;
    }

    private boolean licenceHasRoom() {
        return state.settings().parallelJobs().isEmpty()
                || state.assignedCount() < state.settings().parallelJobs().getAsInt();
    }

    private AgentRegistration choose(List<AgentRegistration> fitting) {
        return state.settings().choice() == AgentChoice.FIRST ? fitting.getFirst() : choices.pick(fitting);
    }

    private void assign(JobRequest request, AgentRegistration agent) {
        JobRequest assigned = request.assignedTo(agent.reference(), state.now());
        state.put(assigned);
        state.put(agent.assigned(request.requestId()));
        state.observer().jobAssigned(request.requestId(), agent.name(), state.now());
        state.sessionOf(agent.id())
                .ifPresent(session -> session.enqueue(new AgentMessage.Job(state.nextMessageId(), assigned)));
        state.sessionOf(agent.id()).ifPresent(this::wake);
        watchReservation(assigned);
    }

    /** Completes the session's long poll, if one waits, with its oldest message. */
    void wake(AgentSession session) {
        session.oldest()
                .ifPresent(message -> session.takeWaiter()
                        .ifPresent(then -> state.world()
                                .after(Duration.ZERO, () -> then.accept(new PollAnswer.Delivered(message)))));
    }

    private void watchReservation(JobRequest assigned) {
        state.world().after(drawnLock(), () -> reservationMayHaveEnded(assigned));
    }

    private void reservationMayHaveEnded(JobRequest assigned) {
        JobRequest now = state.request(assigned.requestId()).orElse(assigned);
        if (!now.equals(assigned)) {
            return;
        }
        if (state.sessionOf(reservedAgentId(assigned)).isPresent()) {
            watchReservation(assigned);
        } else {
            takeBack(assigned);
            assignWaiting();
        }
    }

    private static int reservedAgentId(JobRequest assigned) {
        AgentReference reserved = assigned.reservedAgent();
        return reserved == null ? 0 : reserved.id();
    }

    private void lockMayHaveEnded(long requestId) {
        JobRequest request = state.request(requestId).orElse(null);
        if (request == null || !request.isRunning() || request.lockedUntil() == null) {
            return;
        }
        if (request.lockedUntil().isAfter(state.now())) {
            watchLock(requestId);
        } else {
            finish(request, JobResult.ABANDONED, "We stopped hearing from the agent that ran this job.");
            assignWaiting();
        }
    }

    private Duration drawnLock() {
        return locks.between(state.settings().leastLock(), state.settings().mostLock());
    }
}
