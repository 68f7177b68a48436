package dev.muster.statestore;

import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;

/** What the contracts of an {@link AgentStore} begin with. */
public abstract class AgentStoreContract {
    private final Stores stores = stores();
    final AgentStore agents = stores.agents();
    final FenceStore fences = stores.fences();

    protected abstract Stores stores();

    final Fence owned() {
        return fences.acquire(POOL, "replica-a");
    }

    final Fence ownedWith(AgentId agent) {
        Fence fence = owned();
        assertThat(agents.claim(POOL, fence, List.of(claim(agent)))).isEqualTo(new Written());
        return fence;
    }

    final Agent stored(AgentId agent) {
        return agents.read(POOL, agent).orElseThrow();
    }

    final Agent intended(Fence fence, Agent agent) {
        assertThat(agents.intend(POOL, fence, List.of(agent))).isEqualTo(new Written());
        return stored(agent.id());
    }
}
