package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Fenced;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every {@link AgentStore} claims. */
public abstract class ClaimContract extends AgentStoreContract {
    @Test
    void as_many_as_allowed_are_written_at_once() {
        Fence fence = owned();
        assertThat(agents.claim(POOL, fence, claims(1, AgentStore.MAX_PER_TRANSACTION)))
                .isEqualTo(new Written());
        assertThat(agents.load(POOL)).hasSize(AgentStore.MAX_PER_TRANSACTION);
    }

    @Test
    void a_second_claim_of_an_id_is_refused_and_the_first_stays() {
        Fence fence = ownedWith(FIRST);
        Claim second = claim(FIRST, "another-cluster");
        assertThat(agents.claim(POOL, fence, List.of(second))).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(stored(FIRST).cluster()).isEqualTo("agents");
        assertThat(agents.frozenRequest(POOL, FIRST)).contains(claim(FIRST).request());
    }

    @Test
    void of_an_agent_that_registers_itself_no_key_is_taken_and_that_stays_known() {
        Fence fence = owned();
        Claim claim = claim(FIRST);
        agents.claim(POOL, fence, List.of(new Claim(claim.agent().registeringItself(), claim.request())));
        assertThat(stored(FIRST).registersItself()).isTrue();
        assertThat(agents.recordKey(POOL, FIRST, "a".repeat(64), after(1))).isInstanceOf(Conflict.class);
        agents.intend(POOL, fence, List.of(stored(FIRST).advancedTo(Phase.LAUNCHED, after(2))));
        assertThat(stored(FIRST).registersItself()).isTrue();
    }

    @Test
    void one_id_that_is_taken_keeps_all_others_from_being_written() {
        AgentId taken = agentId(13);
        Fence fence = ownedWith(taken);
        assertThat(agents.claim(POOL, fence, claims(1, 25))).isEqualTo(new Conflict(List.of(taken)));
        assertThat(agents.load(POOL)).extracting(Agent::id).containsExactly(taken);
        assertThat(agents.frozenRequest(POOL, FIRST)).isEmpty();
    }

    @Test
    void every_id_that_is_taken_is_named_in_the_order_given() {
        Fence fence = owned();
        agents.claim(POOL, fence, claims(2, 3));
        List<Claim> attempt = List.of(claim(agentId(3)), claim(agentId(1)), claim(agentId(2)));
        assertThat(agents.claim(POOL, fence, attempt)).isEqualTo(new Conflict(List.of(agentId(3), agentId(2))));
    }

    @Test
    void nobody_claims_for_a_pool_that_nobody_owns() {
        assertThat(agents.claim(POOL, new Fence("replica-a", 1), claims(1, 1))).isEqualTo(new Fenced());
        assertThat(agents.load(POOL)).isEmpty();
    }

    @Test
    void a_former_owner_claims_nothing() {
        Fence former = fences.acquire(POOL, "replica-a");
        fences.acquire(POOL, "replica-b");
        assertThat(agents.claim(POOL, former, claims(1, 2))).isEqualTo(new Fenced());
        assertThat(agents.load(POOL)).isEmpty();
    }

    @Test
    void an_old_epoch_of_the_same_owner_claims_nothing() {
        Fence former = owned();
        owned();
        assertThat(agents.claim(POOL, former, claims(1, 1))).isEqualTo(new Fenced());
    }

    @Test
    void a_stranger_with_the_right_epoch_claims_nothing() {
        Fence fence = owned();
        assertThat(agents.claim(POOL, new Fence("replica-x", fence.epoch()), claims(1, 1)))
                .isEqualTo(new Fenced());
    }

    @Test
    void who_is_fenced_learns_that_rather_than_of_conflicts() {
        Fence former = ownedWith(FIRST);
        fences.acquire(POOL, "replica-b");
        assertThat(agents.claim(POOL, former, List.of(claim(FIRST)))).isEqualTo(new Fenced());
    }

    @Test
    void a_fence_of_one_pool_is_none_of_another() {
        Fence fence = owned();
        fences.acquire(OTHER_POOL, "replica-b");
        assertThat(agents.claim(OTHER_POOL, fence, claims(1, 1))).isEqualTo(new Fenced());
    }

    @Test
    void no_claim_at_all_is_checked_against_the_fence_like_any_other() {
        Fence fence = owned();
        assertThat(agents.claim(POOL, fence, List.of())).isEqualTo(new Written());
        fences.acquire(POOL, "replica-b");
        assertThat(agents.claim(POOL, fence, List.of())).isEqualTo(new Fenced());
    }

    @Test
    void more_than_one_transaction_holds_is_a_mistake() {
        Fence fence = owned();
        assertThatIllegalArgumentException().isThrownBy(() -> agents.claim(POOL, fence, claims(1, 26)));
    }

    @Test
    void the_same_id_twice_is_a_mistake() {
        Fence fence = owned();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agents.claim(POOL, fence, List.of(claim(FIRST), claim(FIRST))));
    }
}
