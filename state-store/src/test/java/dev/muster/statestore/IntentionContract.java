package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.claims;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Fenced;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every {@link AgentStore} writes the intentions of a pool's owner. */
public abstract class IntentionContract extends AgentStoreContract {
    @Test
    void the_owners_part_is_written_and_the_revision_grows() {
        ownedWith(FIRST);
        Fence next = fences.acquire(POOL, "replica-b");
        Agent changed = stored(FIRST)
                .advancedTo(Phase.LAUNCHED, after(1))
                .advancedTo(Phase.ONLINE, after(2))
                .withRegistration(4711)
                .withServed(new RequestId(99))
                .advancedTo(Phase.BUSY, after(3))
                .because("It was given a job.");
        assertThat(intended(next, changed)).isEqualTo(changed.written(next.epoch(), 2));
    }

    @Test
    void a_retiring_agent_is_found_retiring() {
        Fence fence = ownedWith(FIRST);
        Agent retiring = stored(FIRST).retiringBecause("Nobody needs it.");
        assertThat(intended(fence, retiring)).isEqualTo(retiring.written(fence.epoch(), 2));
    }

    @Test
    void a_record_that_another_intention_changed_is_refused() {
        Fence fence = ownedWith(FIRST);
        Agent read = stored(FIRST);
        Agent first = intended(fence, read.advancedTo(Phase.LAUNCHED, after(1)));
        Agent second = read.advancedTo(Phase.FAILED, after(2));
        assertThat(agents.intend(POOL, fence, List.of(second))).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(stored(FIRST)).isEqualTo(first);
    }

    @Test
    void one_changed_record_keeps_all_others_from_being_written() {
        Fence fence = owned();
        agents.claim(POOL, fence, claims(1, 25));
        List<Agent> read = agents.load(POOL);
        intended(fence, read.get(4).advancedTo(Phase.LAUNCHED, after(1)));
        List<Agent> all = read.stream()
                .map(agent -> agent.advancedTo(Phase.FAILED, after(2)))
                .toList();
        assertThat(agents.intend(POOL, fence, all)).isEqualTo(new Conflict(List.of(agentId(5))));
        assertThat(agents.load(POOL)).extracting(Agent::phase).doesNotContain(Phase.FAILED);
    }

    @Test
    void as_many_as_allowed_are_written_at_once() {
        Fence fence = owned();
        agents.claim(POOL, fence, claims(1, AgentStore.MAX_PER_TRANSACTION));
        List<Agent> all = agents.load(POOL).stream()
                .map(agent -> agent.advancedTo(Phase.LAUNCHED, after(2)))
                .toList();
        assertThat(agents.intend(POOL, fence, all)).isEqualTo(new Written());
        assertThat(agents.load(POOL)).extracting(Agent::phase).containsOnly(Phase.LAUNCHED);
    }

    @Test
    void a_record_that_does_not_exist_is_not_made() {
        Fence fence = owned();
        Agent unknown = claim(FIRST).agent();
        assertThat(agents.intend(POOL, fence, List.of(unknown))).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(agents.read(POOL, FIRST)).isEmpty();
    }

    @Test
    void a_former_owner_that_wakes_up_writes_nothing() {
        Fence former = ownedWith(FIRST);
        Agent read = stored(FIRST);
        fences.acquire(POOL, "replica-b");
        assertThat(agents.intend(POOL, former, List.of(read.advancedTo(Phase.LAUNCHED, after(1)))))
                .isEqualTo(new Fenced());
        assertThat(stored(FIRST)).isEqualTo(read);
    }

    @Test
    void what_others_observed_since_the_read_neither_hinders_it_nor_gets_lost() {
        Fence fence = ownedWith(FIRST);
        Agent read = stored(FIRST);
        TaskSeen seen = task(FIRST, 3, "RUNNING");
        agents.recordTask(POOL, FIRST, seen);
        agents.recordKey(POOL, FIRST, "abcd", after(5));
        Agent after = intended(fence, read.advancedTo(Phase.LAUNCHED, after(1)));
        assertThat(after.task()).isEqualTo(seen);
        assertThat(after.keyFingerprint()).isEqualTo("abcd");
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.timeline().at(Phase.LAUNCHED)).contains(after(1));
    }

    @Test
    void a_reading_of_the_task_is_no_intention() {
        Fence fence = ownedWith(FIRST);
        Agent read = stored(FIRST);
        agents.recordTask(POOL, FIRST, task(FIRST, 7, "RUNNING"));
        Agent believing = read.withTask(task(FIRST, 9, "PENDING")).withKey("not recorded");
        Agent after = intended(fence, believing);
        assertThat(after.task()).isEqualTo(task(FIRST, 7, "RUNNING"));
        assertThat(after.keyFingerprint()).isNull();
    }

    @Test
    void the_frozen_request_stays_as_it_was() {
        Fence fence = ownedWith(FIRST);
        intended(fence, stored(FIRST).advancedTo(Phase.LAUNCHED, after(1)));
        assertThat(agents.frozenRequest(POOL, FIRST)).contains(claim(FIRST).request());
    }

    @Test
    void more_than_one_transaction_holds_is_a_mistake() {
        Fence fence = owned();
        List<Agent> tooMany = claims(1, 26).stream().map(Claim::agent).toList();
        assertThatIllegalArgumentException().isThrownBy(() -> agents.intend(POOL, fence, tooMany));
    }
}
