package dev.muster.statestore;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keeps the records of agents. Intentions ({@link #claim}, {@link #intend}, {@link #adopt}) are checked against the pool's fence;
 * observations ({@link #recordTask}, {@link #recordKey}) are written by any replica and touch other attributes, so that
 * neither kind makes the other fail.
 */
public interface AgentStore {
    /** Most records in one {@link #claim} or {@link #intend}. */
    int MAX_PER_TRANSACTION = 25;

    /** By when they were claimed, the last first. */
    Comparator<Agent> NEWEST_FIRST = Comparator.comparing(
                    (Agent agent) -> agent.timeline().at(Phase.CLAIMED).orElse(Instant.MIN))
            .thenComparing(Agent::id)
            .reversed();

    /**
     * Every record of the pool that can be read, those GONE included until they expire; read consistently, sorted by id.
     *
     * @throws StoreUnavailableException if the store did not answer
     * @throws NewerSchemaException if a record was written by a newer release
     */
    List<Agent> load(PoolUid pool);

    /** One record, read consistently; throws as {@link #load} does. */
    Optional<Agent> read(PoolUid pool, AgentId agent);

    /**
     * The agents launched for a request (by their ids) and the one that was given it, newest first, those GONE included.
     * The index behind it may lag a little. Throws as {@link #load} does.
     */
    List<Agent> servingOrLaunchedFor(PoolUid pool, PoolName name, RequestId request);

    /** The launch frozen with the claim; empty if it has expired. Throws as {@link #load} does. */
    Optional<FrozenRequest> frozenRequest(PoolUid pool, AgentId agent);

    /**
     * Writes new claims: each record and its frozen request, if the fence is in force and no record of the same id
     * exists. All or nothing, at most {@link #MAX_PER_TRANSACTION}. Written agents have revision 1.
     */
    WriteResult claim(PoolUid pool, Fence fence, List<Claim> claims);

    /**
     * Writes the owner's part of these records if the fence is in force and each stored revision still equals the one
     * given; the stored revision is then one higher. All or nothing, at most {@link #MAX_PER_TRANSACTION}. What others
     * observed meanwhile (task, key) stays untouched, and so does what never changes (template, cluster).
     */
    WriteResult intend(PoolUid pool, Fence fence, List<Agent> agents);

    /**
     * Begins the record of an agent found without one, or begins it again after it was GONE, if the fence is in force.
     * The only way in which something may follow GONE: what was taken for gone turned out not to be. An agent of revision
     * 0 is written if no record exists; one of a higher revision if the record has that very revision and is GONE. The
     * stored revision is then one higher, and nothing else of the old record is left.
     *
     * @return Conflict if there is another record: the agent is not without one
     */
    WriteResult adopt(PoolUid pool, Fence fence, Agent agent);

    /**
     * Keeps a reading of an agent's task if it is newer (by version) than the one kept and the record exists.
     *
     * @return Conflict if a reading as new is kept already or no such agent is known: nothing is lost by that
     */
    WriteResult recordTask(PoolUid pool, AgentId agent, TaskSeen task);

    /**
     * Keeps the fingerprint of the key with which an agent proved itself, if the agent has none yet or this very one, and
     * its life is before BUSY and it is not retiring. From then on a reader finds it at least REGISTERING, since the time
     * first given; the owner's next intention makes that phase durable.
     *
     * @return Conflict if it has another key or is past that point, or no such agent is known
     */
    WriteResult recordKey(PoolUid pool, AgentId agent, String fingerprint, Instant at);

    /**
     * What every implementation asks of the records of one transaction.
     *
     * @throws IllegalArgumentException if they are more than {@link #MAX_PER_TRANSACTION}, or one of them is there twice
     */
    static void requireOneTransaction(List<AgentId> agents) {
        if (agents.size() > MAX_PER_TRANSACTION) {
            throw new IllegalArgumentException(
                    agents.size() + " records are more than the " + MAX_PER_TRANSACTION + " of one transaction");
        }
        if (new TreeSet<>(agents).size() < agents.size()) {
            throw new IllegalArgumentException("a record stands twice in one transaction: " + agents);
        }
    }
}
