package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.stoppedTask;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Fenced;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every {@link AgentStore} begins the record of an agent that was found without one. */
public abstract class AdoptionContract extends AgentStoreContract {
    private static Agent found() {
        return Agent.adopted(FIRST, "agents", task(FIRST, 3, "RUNNING"), 4711, "adopted", after(50));
    }

    private Agent goneUnder(Fence fence) {
        agents.recordKey(POOL, FIRST, "abcd", after(1));
        agents.recordTask(POOL, FIRST, stoppedTask(FIRST, 9));
        return intended(fence, stored(FIRST).withServed(new RequestId(99)).advancedTo(Phase.GONE, after(20)));
    }

    @Test
    void an_agent_without_a_record_gets_one() {
        Fence fence = owned();
        assertThat(agents.adopt(POOL, fence, found())).isEqualTo(new Written());
        assertThat(stored(FIRST)).isEqualTo(found().written(fence.epoch(), 1));
    }

    @Test
    void what_was_taken_for_gone_gets_a_new_beginning_with_the_next_revision() {
        Fence fence = ownedWith(FIRST);
        Agent gone = goneUnder(fence);
        Agent again = found().continuing(gone);
        assertThat(agents.adopt(POOL, fence, again)).isEqualTo(new Written());
        assertThat(stored(FIRST)).isEqualTo(again.written(fence.epoch(), gone.revision() + 1));
        assertThat(stored(FIRST).keyFingerprint()).isNull();
        assertThat(stored(FIRST).phase()).isEqualTo(Phase.REGISTERED);
        assertThat(stored(FIRST).served()).isEqualTo(new RequestId(99));
    }

    @Test
    void it_is_ended_like_any_other() {
        Fence fence = owned();
        agents.adopt(POOL, fence, found());
        assertThat(intended(fence, stored(FIRST).advancedTo(Phase.GONE, after(60)))
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void an_agent_that_has_a_record_is_not_adopted() {
        Fence fence = ownedWith(FIRST);
        Agent read = stored(FIRST);
        assertThat(agents.adopt(POOL, fence, found())).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(agents.adopt(POOL, fence, found().continuing(read))).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(stored(FIRST)).isEqualTo(read);
    }

    @Test
    void what_is_gone_is_not_adopted_by_one_who_did_not_read_its_record() {
        Fence fence = ownedWith(FIRST);
        Agent gone = goneUnder(fence);
        assertThat(agents.adopt(POOL, fence, found())).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(stored(FIRST)).isEqualTo(gone);
    }

    @Test
    void it_is_adopted_once() {
        Fence fence = owned();
        agents.adopt(POOL, fence, found());
        assertThat(agents.adopt(POOL, fence, found())).isEqualTo(new Conflict(List.of(FIRST)));
    }

    @Test
    void no_key_is_taken_for_it() {
        Fence fence = owned();
        agents.adopt(POOL, fence, found());
        assertThat(agents.recordKey(POOL, FIRST, "abcd", after(51))).isEqualTo(new Conflict(List.of(FIRST)));
    }

    @Test
    void its_name_is_not_claimed_any_more() {
        Fence fence = owned();
        agents.adopt(POOL, fence, found());
        assertThat(agents.claim(POOL, fence, List.of(claim(FIRST)))).isEqualTo(new Conflict(List.of(FIRST)));
    }

    @Test
    void newer_readings_of_its_task_are_kept() {
        Fence fence = owned();
        agents.adopt(POOL, fence, found());
        assertThat(agents.recordTask(POOL, FIRST, task(FIRST, 3, "RUNNING"))).isEqualTo(new Conflict(List.of(FIRST)));
        assertThat(agents.recordTask(POOL, FIRST, stoppedTask(FIRST, 4))).isEqualTo(new Written());
        assertThat(stored(FIRST).taskStopped()).isTrue();
    }

    @Test
    void a_former_owner_adopts_nothing() {
        Fence former = owned();
        fences.acquire(POOL, "replica-b");
        assertThat(agents.adopt(POOL, former, found())).isEqualTo(new Fenced());
        assertThat(agents.read(POOL, FIRST)).isEmpty();
    }
}
