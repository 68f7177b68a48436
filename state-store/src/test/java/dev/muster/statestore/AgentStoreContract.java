package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.OTHER_POOL;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.agentId;
import static dev.muster.statestore.Samples.claim;
import static dev.muster.statestore.Samples.claims;
import static dev.muster.statestore.Samples.stoppedTask;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Fenced;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link AgentStore} does. */
public abstract class AgentStoreContract {
    private final Stores stores = stores();
    private final AgentStore agents = stores.agents();
    private final FenceStore fences = stores.fences();

    protected abstract Stores stores();

    private Fence owned() {
        return fences.acquire(POOL, "replica-a");
    }

    private Fence ownedWith(AgentId agent) {
        Fence fence = owned();
        assertThat(agents.claim(POOL, fence, List.of(claim(agent)))).isEqualTo(new Written());
        return fence;
    }

    private Agent stored(AgentId agent) {
        return agents.read(POOL, agent).orElseThrow();
    }

    private Agent intended(Fence fence, Agent agent) {
        assertThat(agents.intend(POOL, fence, List.of(agent))).isEqualTo(new Written());
        return stored(agent.id());
    }

    @Nested
    class Reading {
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
                    POOL,
                    fence,
                    Stream.of(10, 9, 100).map(n -> claim(agentId(n))).toList());
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
                    POOL,
                    fence,
                    List.of(claim(FIRST), new Claim(late, claim(FIRST).request())));
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

    @Nested
    class Claiming {
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
            assertThat(agents.claim(POOL, new Fence("replica-a", 1), claims(1, 1)))
                    .isEqualTo(new Fenced());
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

    @Nested
    class Intending {
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

    @Nested
    class RecordingTasks {
        @Test
        void the_first_reading_is_kept_whole() {
            ownedWith(FIRST);
            TaskSeen seen = stoppedTask(FIRST, 5);
            assertThat(agents.recordTask(POOL, FIRST, seen)).isEqualTo(new Written());
            assertThat(stored(FIRST).task()).isEqualTo(seen);
        }

        @Test
        void a_newer_reading_replaces_an_older_one_in_every_field() {
            ownedWith(FIRST);
            agents.recordTask(POOL, FIRST, stoppedTask(FIRST, 5));
            TaskSeen newer = task(FIRST, 6, "RUNNING");
            assertThat(agents.recordTask(POOL, FIRST, newer)).isEqualTo(new Written());
            assertThat(stored(FIRST).task()).isEqualTo(newer);
        }

        @Test
        void late_readings_are_refused() {
            ownedWith(FIRST);
            TaskSeen newest = task(FIRST, 10, "RUNNING");
            agents.recordTask(POOL, FIRST, newest);
            assertThat(agents.recordTask(POOL, FIRST, task(FIRST, 9, "PENDING")))
                    .isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(agents.recordTask(POOL, FIRST, task(FIRST, 10, "STOPPED")))
                    .isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(stored(FIRST).task()).isEqualTo(newest);
        }

        @Test
        void a_reading_of_an_unknown_agent_makes_no_record() {
            assertThat(agents.recordTask(POOL, FIRST, task(FIRST, 1, "PENDING")))
                    .isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(agents.load(POOL)).isEmpty();
        }

        @Test
        void a_reading_changes_neither_phase_nor_revision() {
            ownedWith(FIRST);
            Agent before = stored(FIRST);
            TaskSeen seen = task(FIRST, 1, "RUNNING");
            agents.recordTask(POOL, FIRST, seen);
            assertThat(stored(FIRST)).isEqualTo(before.withTask(seen));
        }
    }

    @Nested
    class RecordingKeys {
        @Test
        void an_agent_with_a_key_is_found_registering_since_then() {
            ownedWith(FIRST);
            Agent before = stored(FIRST);
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(5))).isEqualTo(new Written());
            Agent expected = before.withKey("abcd").advancedTo(Phase.REGISTERING, after(5));
            assertThat(stored(FIRST)).isEqualTo(expected);
            assertThat(agents.load(POOL)).containsExactly(expected);
        }

        @Test
        void the_same_key_again_is_fine_and_its_first_time_stays() {
            ownedWith(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(5));
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(8))).isEqualTo(new Written());
            assertThat(stored(FIRST).timeline().at(Phase.REGISTERING)).contains(after(5));
        }

        @Test
        void another_key_is_refused() {
            ownedWith(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(5));
            assertThat(agents.recordKey(POOL, FIRST, "efgh", after(6))).isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(stored(FIRST).keyFingerprint()).isEqualTo("abcd");
        }

        @Test
        void a_key_of_an_unknown_agent_makes_no_record() {
            assertThat(agents.recordKey(POOL, FIRST, "abcd", START)).isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(agents.load(POOL)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Phase.class,
                names = {"LAUNCHED", "PROVISIONING", "PENDING", "RUNNING", "REGISTERING", "REGISTERED", "ONLINE"})
        void a_key_is_taken_before_the_job(Phase phase) {
            Fence fence = ownedWith(FIRST);
            intended(fence, stored(FIRST).advancedTo(phase, after(1)));
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(2))).isEqualTo(new Written());
        }

        @ParameterizedTest
        @EnumSource(
                value = Phase.class,
                names = {"BUSY", "FINISHING", "STOPPING", "FAILED", "ABANDONED", "GONE"})
        void no_key_is_taken_from_the_job_on(Phase phase) {
            Fence fence = ownedWith(FIRST);
            Agent late = intended(fence, stored(FIRST).advancedTo(phase, after(1)));
            assertThat(late.phase()).isEqualTo(phase);
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(2))).isEqualTo(new Conflict(List.of(FIRST)));
            assertThat(stored(FIRST)).isEqualTo(late);
        }

        @Test
        void not_even_the_known_key_is_taken_from_the_job_on() {
            Fence fence = ownedWith(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(1));
            intended(fence, stored(FIRST).advancedTo(Phase.BUSY, after(2)));
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(3))).isEqualTo(new Conflict(List.of(FIRST)));
        }

        @Test
        void no_key_is_taken_from_a_retiring_agent() {
            Fence fence = ownedWith(FIRST);
            intended(fence, stored(FIRST).retiringBecause("Nobody needs it."));
            assertThat(agents.recordKey(POOL, FIRST, "abcd", after(2))).isEqualTo(new Conflict(List.of(FIRST)));
        }

        @Test
        void an_owner_who_did_not_know_of_the_key_does_not_take_registering_back() {
            Fence fence = ownedWith(FIRST);
            Agent read = stored(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(5));
            Agent after = intended(fence, read.advancedTo(Phase.RUNNING, after(4)));
            assertThat(after.phase()).isEqualTo(Phase.REGISTERING);
            assertThat(after.timeline().at(Phase.RUNNING)).contains(after(4));
            assertThat(after.timeline().at(Phase.REGISTERING)).contains(after(5));
        }

        @Test
        void the_owners_next_intention_keeps_the_phase_that_was_read() {
            Fence fence = ownedWith(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(5));
            Agent read = stored(FIRST);
            assertThat(intended(fence, read)).isEqualTo(read.written(fence.epoch(), 2));
        }

        @Test
        void a_key_never_takes_an_agent_back() {
            Fence fence = ownedWith(FIRST);
            intended(fence, stored(FIRST).advancedTo(Phase.ONLINE, after(1)));
            agents.recordKey(POOL, FIRST, "abcd", after(2));
            assertThat(stored(FIRST).phase()).isEqualTo(Phase.ONLINE);
        }

        @Test
        void a_key_is_no_intention() {
            Fence fence = ownedWith(FIRST);
            Agent read = stored(FIRST);
            agents.recordKey(POOL, FIRST, "abcd", after(5));
            assertThat(stored(FIRST).revision()).isEqualTo(read.revision());
            assertThat(agents.intend(POOL, fence, List.of(read))).isEqualTo(new Written());
        }
    }
}
