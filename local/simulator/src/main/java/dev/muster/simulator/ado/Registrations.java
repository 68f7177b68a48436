package dev.muster.simulator.ado;

import dev.muster.simulator.ado.RegistrationAnswer.Accepted;
import dev.muster.simulator.ado.RegistrationAnswer.Busy;
import dev.muster.simulator.ado.RegistrationAnswer.NameTaken;
import dev.muster.simulator.ado.RegistrationAnswer.NotFound;
import dev.muster.simulator.world.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The agents of all pools: what a pool administrator may read and change. */
public final class Registrations {
    private final OrganisationState state;
    private final Dispatcher dispatcher;
    private final RandomStream clientIds;

    Registrations(OrganisationState state, Dispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.clientIds = state.world().stream("ado.clients");
    }

    /** The agents of a pool, oldest first; empty for an unknown pool. */
    public List<AgentRegistration> list(int poolId) {
        return state.world().call(() -> state.agentsOf(poolId));
    }

    /** One agent of a pool. */
    public Optional<AgentRegistration> find(int poolId, int agentId) {
        return state.world().call(() -> state.agent(agentId).filter(agent -> agent.poolId() == poolId));
    }

    /** One agent by its name, in whatever case. */
    public Optional<AgentRegistration> find(int poolId, String name) {
        return list(poolId).stream()
                .filter(agent -> agent.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The agent that registered this key under this client id, if its registration still stands. */
    public Optional<AgentRegistration> authenticated(UUID clientId, AgentKey key) {
        return byClientId(clientId)
                .filter(agent -> agent.authorization() != null
                        && agent.authorization().publicKey().equals(key));
    }

    Optional<AgentRegistration> byClientId(UUID clientId) {
        return state.world()
                .call(() -> state.pools().stream()
                        .flatMap(pool -> state.agentsOf(pool.id()).stream())
                        .filter(agent -> agent.authorization() != null
                                && agent.authorization().clientId().equals(clientId))
                        .findFirst());
    }

    /** "Add agent": refused when the pool has an agent of that name. */
    public RegistrationAnswer register(int poolId, RegistrationCall call) {
        return inTurn(() -> {
            if (state.pool(poolId).isEmpty()) {
                return noSuchPool(poolId);
            }
            if (find(poolId, call.name()).isPresent()) {
                return new NameTaken("Pool %d already contains an agent with name %s.".formatted(poolId, call.name()));
            }
            AgentRegistration agent = fresh(state.nextAgentId(), poolId, call);
            state.put(agent);
            boolean placeholder = agent.authorization() == null;
            state.observer().registrationAdded(agent.name(), agent.id(), placeholder, state.now());
            return new Accepted(agent);
        });
    }

    /** "Replace agent": overwrites all but identity, client id, status and job; user capabilities too. */
    public RegistrationAnswer replace(int poolId, int agentId, RegistrationCall call) {
        return change(poolId, agentId, old -> replaced(old, call));
    }

    /** "Update agent" with nothing but {@code enabled}. An agent disabled now gets no further job. */
    public RegistrationAnswer setEnabled(int poolId, int agentId, boolean enabled) {
        return change(poolId, agentId, old -> old.withEnabled(enabled));
    }

    /** The service wants the agent to update itself, and gives it no job from now on. */
    public RegistrationAnswer demandUpdate(int poolId, int agentId) {
        return change(poolId, agentId, AgentRegistration::toBeUpdated);
    }

    /** "Delete agent": refused while it runs a job, or is about to. */
    public RegistrationAnswer delete(int poolId, int agentId) {
        return inTurn(() -> find(poolId, agentId).map(this::deleted).orElseGet(() -> noSuchAgent(agentId)));
    }

    private RegistrationAnswer deleted(AgentRegistration agent) {
        JobRequest assigned = assignedRequest(agent);
        if (assigned != null && (assigned.isRunning() || agent.isOnline())) {
            return new Busy("Agent %s is running a job for pool %d.".formatted(agent.name(), agent.poolId()));
        }
        if (assigned != null) {
            dispatcher.takeBack(assigned);
        }
        state.remove(agent);
        state.sessionOf(agent.id()).ifPresent(session -> {
            state.remove(session);
            session.takeWaiter().ifPresent(then -> then.accept(new PollAnswer.SessionGone()));
        });
        state.observer().registrationDeleted(agent.name(), state.now());
        return new Accepted(agent);
    }

    private @Nullable JobRequest assignedRequest(AgentRegistration agent) {
        Long assigned = agent.assignedRequest();
        return assigned == null
                ? null
                : state.request(assigned).filter(JobRequest::isUnfinished).orElse(null);
    }

    private RegistrationAnswer change(int poolId, int agentId, UnaryOperator<AgentRegistration> how) {
        return inTurn(() -> find(poolId, agentId)
                .<RegistrationAnswer>map(old -> {
                    AgentRegistration changed = how.apply(old);
                    state.put(changed);
                    return new Accepted(changed);
                })
                .orElseGet(() -> noSuchAgent(agentId)));
    }

    private RegistrationAnswer inTurn(Supplier<RegistrationAnswer> body) {
        return state.world().call(() -> {
            RegistrationAnswer answer = body.get();
            dispatcher.assignWaiting();
            return answer;
        });
    }

    private AgentRegistration fresh(int agentId, int poolId, RegistrationCall call) {
        AgentKey key = call.publicKey();
        return new AgentRegistration(
                agentId,
                poolId,
                call.name(),
                call.version(),
                call.osDescription(),
                call.enabled(),
                AgentStatus.OFFLINE,
                "Provisioned",
                call.systemCapabilities(),
                call.userCapabilities(),
                key == null ? null : new AgentAuthorization(nextClientId(), key),
                state.now(),
                state.now(),
                null,
                null,
                false);
    }

    private AgentRegistration replaced(AgentRegistration old, RegistrationCall call) {
        AgentKey key = call.publicKey();
        AgentAuthorization before = old.authorization();
        AgentAuthorization after =
                key == null ? before : new AgentAuthorization(before == null ? nextClientId() : before.clientId(), key);
        return new AgentRegistration(
                old.id(),
                old.poolId(),
                call.name(),
                call.version(),
                call.osDescription(),
                call.enabled(),
                old.status(),
                old.provisioningState(),
                call.systemCapabilities(),
                call.userCapabilities(),
                after,
                old.createdOn(),
                old.statusChangedOn(),
                old.assignedRequest(),
                old.lastCompletedRequest(),
                old.pendingUpdate());
    }

    private UUID nextClientId() {
        return new UUID(clientIds.nextLong(), clientIds.nextLong());
    }

    private static NotFound noSuchPool(int poolId) {
        return new NotFound("No agent pool found with identifier %d.".formatted(poolId));
    }

    private static NotFound noSuchAgent(int agentId) {
        return new NotFound("No agent found with identifier %d.".formatted(agentId));
    }
}
