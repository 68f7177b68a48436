package dev.muster.simulator.ado;

import dev.muster.simulator.truth.WorldObserver;
import dev.muster.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything an organisation remembers, in the order of its ids. Touched only inside the world's turn. */
final class OrganisationState {
    private final World world;
    private final AdoSettings settings;
    private final WorldObserver observer;
    private final SequencedMap<Integer, Pool> pools = new TreeMap<>();
    private final SequencedMap<Integer, AgentRegistration> agents = new TreeMap<>();
    private final SequencedMap<Long, JobRequest> unfinished = new TreeMap<>();
    private final SequencedMap<Long, JobRequest> finished = new TreeMap<>();
    private final SortedSet<Long> waiting = new TreeSet<>();
    private final SortedSet<Long> leftBehind = new TreeSet<>();
    private final SequencedMap<Integer, AgentSession> sessions = new TreeMap<>();
    private int lastAgentId;
    private long lastRequestId;
    private long lastMessageId;

    OrganisationState(World world, AdoSettings settings, WorldObserver observer) {
        this.world = world;
        this.settings = settings;
        this.observer = observer;
    }

    World world() {
        return world;
    }

    Instant now() {
        return world.now();
    }

    AdoSettings settings() {
        return settings;
    }

    WorldObserver observer() {
        return observer;
    }

    int nextAgentId() {
        return ++lastAgentId;
    }

    long nextRequestId() {
        return ++lastRequestId;
    }

    long nextMessageId() {
        return ++lastMessageId;
    }

    Pool addPool(String name) {
        Pool pool = new Pool(pools.size() + 1, name);
        pools.put(pool.id(), pool);
        return pool;
    }

    void renamePool(int poolId, String name) {
        pools.computeIfPresent(poolId, (id, pool) -> new Pool(id, name));
    }

    Optional<Pool> pool(int poolId) {
        return Optional.ofNullable(pools.get(poolId));
    }

    List<Pool> pools() {
        return List.copyOf(pools.values());
    }

    Optional<AgentRegistration> agent(int agentId) {
        return Optional.ofNullable(agents.get(agentId));
    }

    List<AgentRegistration> agentsOf(int poolId) {
        return agents.values().stream()
                .filter(agent -> agent.poolId() == poolId)
                .toList();
    }

    void put(AgentRegistration agent) {
        agents.put(agent.id(), agent);
    }

    void remove(AgentRegistration agent) {
        agents.remove(agent.id());
    }

    Optional<JobRequest> request(long requestId) {
        JobRequest open = unfinished.get(requestId);
        return Optional.ofNullable(open != null ? open : finished.get(requestId));
    }

    void put(JobRequest request) {
        long id = request.requestId();
        if (request.isWaiting()) {
            waiting.add(id);
        } else {
            waiting.remove(id);
        }
        if (request.isUnfinished()) {
            unfinished.put(id, request);
        } else {
            unfinished.remove(id);
            leftBehind.remove(id);
            finished.put(id, request);
        }
    }

    /** The run ends, and nobody tells its request, which stays in the queue and is never given away. */
    void strand(JobRequest request) {
        waiting.remove(request.requestId());
        leftBehind.add(request.requestId());
    }

    boolean isLeftBehind(long requestId) {
        return leftBehind.contains(requestId);
    }

    /** Requests without an agent, oldest first; safe to change the queue while going through it. */
    List<JobRequest> waiting() {
        List<JobRequest> requests = new ArrayList<>(waiting.size());
        for (Long id : waiting) {
            Optional.ofNullable(unfinished.get(id)).ifPresent(requests::add);
        }
        return requests;
    }

    int assignedCount() {
        return unfinished.size() - waiting.size() - leftBehind.size();
    }

    List<JobRequest> unfinishedOf(int poolId) {
        return unfinished.values().stream()
                .filter(request -> request.poolId() == poolId)
                .toList();
    }

    /** The newest finished requests of a pool, newest first. */
    List<JobRequest> finishedOf(int poolId, int most) {
        return finished.sequencedValues().reversed().stream()
                .filter(request -> request.poolId() == poolId)
                .limit(most)
                .toList();
    }

    /** Live sessions in the order of their agents. */
    List<AgentSession> sessions() {
        return List.copyOf(sessions.values());
    }

    Optional<AgentSession> sessionOf(int agentId) {
        return Optional.ofNullable(sessions.get(agentId));
    }

    Optional<AgentSession> session(String sessionId) {
        return sessions.values().stream()
                .filter(session -> session.id().equals(sessionId))
                .findFirst();
    }

    void put(AgentSession session) {
        sessions.put(session.agentId(), session);
    }

    boolean isLive(AgentSession session) {
        return sessions.get(session.agentId()) == session;
    }

    void remove(AgentSession session) {
        sessions.remove(session.agentId(), session);
    }
}
