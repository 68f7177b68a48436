package dev.muster.controller.loop;

import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.InstallationId;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.pool.PoolName;
import dev.muster.model.pool.PoolSpec;
import java.time.Instant;
import java.util.Optional;

/** The pools in force, for those who answer requests about them. */
public interface PoolDirectory {
    /** The pool of that name; empty if there is none, or not ready yet. */
    Optional<PoolInForce> find(PoolName name);

    /** Tells the pool's worker that an agent's key has become durable. */
    void keyRecorded(AgentId agent, String fingerprint, Instant at);

    /** A pool with a valid spec whose ADO pool was found. */
    record PoolInForce(PoolName name, PoolUid uid, InstallationId installation, PoolSpec spec, PoolTarget target) {}
}
