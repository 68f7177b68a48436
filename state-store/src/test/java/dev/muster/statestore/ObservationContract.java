package dev.muster.statestore;

import static dev.muster.statestore.Samples.FIRST;
import static dev.muster.statestore.Samples.POOL;
import static dev.muster.statestore.Samples.START;
import static dev.muster.statestore.Samples.after;
import static dev.muster.statestore.Samples.stoppedTask;
import static dev.muster.statestore.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.TaskSeen;
import dev.muster.statestore.WriteResult.Conflict;
import dev.muster.statestore.WriteResult.Written;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every {@link AgentStore} keeps what anybody observed. */
public abstract class ObservationContract extends AgentStoreContract {
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
