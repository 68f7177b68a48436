package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.model.agent.AgentId;
import dev.muster.model.demand.Capabilities;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Sighting;
import dev.muster.model.pool.PoolName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When something of ours that nothing explains has been seen often enough. */
class SightingsTest {
    private static final PoolName POOL = new PoolName("linux");
    private static final AgentId ONE = AgentId.forRequest(POOL, new RequestId(1), 1);

    private final Sightings sightings = new Sightings(POOL);

    private static Instant at(long second) {
        return ManualRuntime.START.plusSeconds(second);
    }

    private static RegistrationSeen registration(String name, @Nullable String installation, boolean placeholder) {
        return new RegistrationSeen(1, name, true, true, Capabilities.none(), installation, placeholder, null, null);
    }

    private static TaskSeen task(String startedBy) {
        return new TaskSeen(
                "arn:" + startedBy,
                "agents",
                startedBy,
                "g",
                1,
                "RUNNING",
                "RUNNING",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void registrationSeen(long second) {
        sightings.registrations(List.of(registration("linux_1_1", "ours", false)), id -> false, at(second));
    }

    private void swept(long began, TaskSeen... tasks) {
        sightings.swept("agents", List.of(tasks), at(began), at(began + 1));
    }

    @Test
    void a_registration_is_certain_after_two_readings_all_records_and_a_sweep() {
        registrationSeen(1);
        assertThat(sightings.all()).containsEntry(ONE, new Sighting(at(1), 1, false, false));
        sightings.recordsRead(at(2));
        swept(3);
        registrationSeen(5);

        assertThat(sightings.all()).containsEntry(ONE, new Sighting(at(1), 2, true, true));
    }

    @Test
    void a_task_is_certain_after_two_sweeps_and_all_records() {
        swept(1, task("linux_1_1"));
        sightings.recordsRead(at(3));
        swept(61, task("linux_1_1"));

        assertThat(sightings.all()).containsEntry(ONE, new Sighting(at(2), 2, true, true));
    }

    @Test
    void one_reading_of_each_kind_are_not_two_of_one() {
        registrationSeen(1);
        swept(2, task("linux_1_1"));

        assertThat(sightings.all().get(ONE)).extracting(Sighting::readings).isEqualTo(1);
    }

    @Test
    void what_a_reading_does_not_show_any_more_begins_anew() {
        registrationSeen(1);
        sightings.registrations(List.of(), id -> false, at(2));
        registrationSeen(3);

        assertThat(sightings.all()).containsEntry(ONE, new Sighting(at(3), 1, false, false));
    }

    @Test
    void records_or_a_sweep_read_from_before_it_was_seen_prove_nothing() {
        registrationSeen(5);
        sightings.recordsRead(at(5));
        swept(4);

        assertThat(sightings.all()).containsEntry(ONE, new Sighting(at(5), 1, false, false));
        assertThat(sightings.wantRecords()).isTrue();
    }

    @Test
    void the_records_are_wanted_once() {
        registrationSeen(1);
        assertThat(sightings.wantRecords()).isTrue();
        sightings.recordsRead(at(2));
        registrationSeen(3);

        assertThat(sightings.wantRecords()).isFalse();
    }

    @Test
    void an_agent_remembered_from_now_on_is_neither_sighted_nor_stray() {
        registrationSeen(1);
        swept(2, task("linux_1_1"), task("linux_2_1"));
        assertThat(sightings.cluster(ONE)).contains("agents");
        sightings.explained(ONE);

        assertThat(sightings.all()).doesNotContainKey(ONE);
        assertThat(sightings.strays()).extracting(TaskSeen::startedBy).containsExactly("linux_2_1");
    }

    @Test
    void strays_of_each_cluster_are_kept_until_it_is_swept_again() {
        sightings.swept("old", List.of(task("linux_1_1")), at(1), at(1));
        sightings.swept("new", List.of(), at(2), at(2));
        assertThat(sightings.clusters()).containsExactly("old");
        assertThat(sightings.all()).containsKey(ONE);

        sightings.swept("old", List.of(), at(3), at(3));
        assertThat(sightings.clusters()).isEmpty();
        assertThat(sightings.all()).isEmpty();
    }

    @Test
    void the_task_of_an_agent_whose_record_is_lost_is_a_stray_until_the_next_sweep() {
        sightings.lost("agents", task("linux_1_1"));
        assertThat(sightings.strays()).extracting(TaskSeen::startedBy).containsExactly("linux_1_1");
        assertThat(sightings.all()).isEmpty();

        swept(1);
        assertThat(sightings.strays()).isEmpty();
    }

    @Test
    void placeholders_foreign_things_and_names_of_others_are_not_counted() {
        sightings.registrations(
                List.of(
                        registration("linux_1_1", null, false),
                        registration("linux_2_1", "ours", true),
                        registration("windows_3_1", "ours", false),
                        registration("linux_04_1", "ours", false)),
                id -> false,
                at(1));
        swept(2, task("windows_3_1"), task("somebody"));

        assertThat(sightings.all()).isEmpty();
    }

    @Test
    void an_agent_that_is_known_is_not_counted() {
        sightings.registrations(List.of(registration("linux_1_1", "ours", false)), ONE::equals, at(1));

        assertThat(sightings.all()).isEmpty();
    }
}
