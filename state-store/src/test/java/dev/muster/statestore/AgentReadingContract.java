package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.statestore.WriteResult.Conflict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How every {@link AgentStore} reads. */
public abstract class AgentReadingContract extends AgentStoreContract {
    @Test
    void what_was_never_claimed_is_not_there() {
        assertThat(agents.load(POOL)).isEmpty();
        assertThat(agents.read(POOL, FIRST)).isEmpty();
        assertThat(agents.frozenRequest(POOL, FIRST)).isEmpty();
    }

    @Test
    void a_claimed_agent_is_found_with_revision_one_and_its_owners_epoch() {
        fences.acquire(POOL, "replica-b");
        Fence fence = ownedWith(FIRST);
        Agent expected = claim(FIRST).agent().written(fence.epoch(), 1);
        assertThat(fence.epoch()).isEqualTo(2);
        assertThat(agents.read(POOL, FIRST)).contains(expected);
        assertThat(agents.load(POOL)).containsExactly(expected);
    }

    @Test
    void a_frozen_request_is_found_byte_for_byte() {
        ownedWith(FIRST);
        assertThat(agents.frozenRequest(POOL, FIRST)).contains(claim(FIRST).request());
    }

    @Test
    void agents_are_sorted_by_id_not_by_its_text() {
        Fence fence = owned();
        agents.claim(
                POOL, fence, Stream.of(10, 9, 100).map(n -> claim(agentId(n))).toList());
        assertThat(agents.load(POOL)).extracting(Agent::id).containsExactly(agentId(9), agentId(10), agentId(100));
    }

    @Test
    void an_agent_that_is_gone_is_still_found() {
        Fence fence = ownedWith(FIRST);
        Agent gone = intended(fence, stored(FIRST).advancedTo(Phase.GONE, after(9)));
        assertThat(agents.load(POOL)).containsExactly(gone);
    }

    @Test
    void every_attempt_for_a_request_is_found_the_newest_first() {
        Fence fence = owned();
        AgentId second = AgentId.forRequest(FIRST.pool(), new RequestId(1), 2);
        agents.claim(POOL, fence, List.of(claim(FIRST), claim(second), claim(agentId(10)), claim(agentId(11))));
        intended(fence, stored(FIRST).advancedTo(Phase.GONE, after(9)));
        assertThat(agents.servingOrLaunchedFor(POOL, FIRST.pool(), new RequestId(1)))
                .containsExactly(stored(second), stored(FIRST));
    }

    @Test
    void the_agent_that_a_request_was_given_is_found_with_those_launched_for_it() {
        Fence fence = owned();
        AgentId standby = AgentId.standby(FIRST.pool(), 1);
        Agent late = Agent.claimed(standby, "linux-large", "c0ffee", "agents", 0, after(60));
        agents.claim(
                POOL, fence, List.of(claim(FIRST), new Claim(late, claim(FIRST).request())));
        intended(fence, stored(standby).withServed(new RequestId(1)));
        assertThat(agents.servingOrLaunchedFor(POOL, FIRST.pool(), new RequestId(1)))
                .containsExactly(stored(standby), stored(FIRST));
    }

    @Test
    void an_agent_that_serves_what_it_was_launched_for_is_found_once() {
        Fence fence = ownedWith(FIRST);
        intended(fence, stored(FIRST).withServed(new RequestId(1)));
        assertThat(agents.servingOrLaunchedFor(POOL, FIRST.pool(), new RequestId(1)))
                .containsExactly(stored(FIRST));
    }

    @Test
    void nothing_is_found_for_another_request_or_pool() {
        Fence fence = ownedWith(agentId(12));
        intended(fence, stored(agentId(12)).withServed(new RequestId(99)));
        assertThat(agents.servingOrLaunchedFor(POOL, FIRST.pool(), new RequestId(1)))
                .isEmpty();
        assertThat(agents.servingOrLaunchedFor(OTHER_POOL, FIRST.pool(), new RequestId(99)))
                .isEmpty();
    }

    @Test
    void pools_have_their_own_agents() {
        ownedWith(FIRST);
        assertThat(agents.load(OTHER_POOL)).isEmpty();
        assertThat(agents.read(OTHER_POOL, FIRST)).isEmpty();
        assertThat(agents.recordTask(OTHER_POOL, FIRST, task(FIRST, 1, "PENDING")))
                .isEqualTo(new Conflict(List.of(FIRST)));
    }
}
