package dev.muster.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Claim;
import dev.muster.model.agent.ClientToken;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.agent.PoolUid;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.PlannerSettings;
import dev.muster.model.pool.PoolName;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.WriteResult;
import dev.muster.statestore.memory.MemoryAgentStore;
import dev.muster.statestore.memory.MemoryFenceStore;
import dev.muster.statestore.memory.MemoryTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskObservationsTest {
    private static final PoolName LINUX = new PoolName("linux");
    private static final PoolUid UID = new PoolUid("uid-1");
    private static final AgentId AGENT = AgentId.forRequest(LINUX, new RequestId(7), 1);
    private static final String GROUP = Tasks.LaunchOrder.group(FakeClouds.OURS, LINUX);
    private static final Instant NOW = ManualRuntime.START;

    private final MemoryTables tables = new MemoryTables();
    private final MemoryAgentStore store = new MemoryAgentStore(tables);
    private final Deque<WriteResult> answers = new ArrayDeque<>();
    private final ManualRuntime runtime = new ManualRuntime();
    private final Pools pools = new Pools(runtime).installedAs(FakeClouds.OURS);
    private final PoolEntry entry =
            pools.entryOrNew(LINUX, fresh -> new PoolEntry(fresh, FakeClouds.OURS, runtime, PlannerSettings.DEFAULT));
    private final TaskObservations observations =
            new TaskObservations(runtime, counted(store), pools, new PoolQueue(runtime));
    private int writes;

    @BeforeEach
    void an_agent_is_claimed_and_the_records_are_read() {
        Agent claimed = Agent.claimed(AGENT, "java", "fingerprint", "agents", 1, NOW);
        Claim claim = new Claim(claimed, new FrozenRequest("agents", new ClientToken("token"), "{}"));
        store.claim(UID, new MemoryFenceStore(tables).acquire(UID, "replica"), List.of(claim));
        entry.memory.load(store.load(UID), NOW, NOW);
        entry.uid = UID;
        entry.loaded = true;
        pools.allListed();
    }

    @Test
    void the_end_of_a_task_is_written_once_however_often_and_late_it_is_told() {
        assertThat(record(5, "RUNNING")).isEqualTo(Recording.TAKEN);
        assertThat(record(9, "STOPPED")).isEqualTo(Recording.TAKEN);
        for (long version : new long[] {9, 4, 9, 1, 9}) {
            assertThat(record(version, version == 9 ? "STOPPED" : "PENDING")).isEqualTo(Recording.STALE);
        }

        assertThat(writes).isEqualTo(1);
        assertThat(remembered().version()).isEqualTo(9);
        assertThat(store.read(UID, AGENT).orElseThrow().taskStopped()).isTrue();
    }

    @Test
    void an_end_that_the_records_already_held_is_not_written_again() {
        store.recordTask(UID, AGENT, task(9, "STOPPED"));
        entry.memory.refresh(AGENT, store.read(UID, AGENT), NOW);

        assertThat(record(9, "STOPPED")).isEqualTo(Recording.STALE);
        assertThat(writes).isZero();
    }

    @Test
    void an_end_that_could_not_be_written_is_asked_for_again_and_then_written() {
        answers.add(new WriteResult.Busy("throttled"));
        answers.add(new WriteResult.Unknown("no answer"));

        assertThat(record(9, "STOPPED")).isEqualTo(Recording.TRY_AGAIN);
        assertThat(record(9, "STOPPED")).isEqualTo(Recording.TRY_AGAIN);
        assertThat(record(9, "STOPPED")).isEqualTo(Recording.TAKEN);
        assertThat(writes).isEqualTo(3);
    }

    @Test
    void a_spot_notice_is_taken_while_the_task_runs_and_writes_nothing() {
        TaskSeen notice = new TaskSeen(
                "arn:a",
                "agents",
                AGENT.toString(),
                GROUP,
                6,
                "RUNNING",
                "STOPPED",
                "TerminationNotice",
                "Your Spot Task was interrupted.",
                null,
                NOW,
                NOW,
                null);

        assertThat(observations.record(notice)).isEqualTo(Recording.TAKEN);
        assertThat(remembered().isEnding()).isTrue();
        assertThat(writes).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskFailedToStart", "InfrastructureHealth", "ACodeOfNextYear"})
    void a_task_that_ended_by_whatever_code_is_kept_with_it(String code) {
        TaskSeen ended = new TaskSeen(
                "arn:a", "agents", AGENT.toString(), GROUP, 3, "STOPPED", "STOPPED", code, null, null, NOW, null, NOW);

        assertThat(observations.record(ended)).isEqualTo(Recording.TAKEN);
        assertThat(store.read(UID, AGENT).orElseThrow().task()).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster:otherinstallation:linux",
                "muster:installation1:nosuchpool",
                "muster:",
                "service:shop",
                ""
            })
    void tasks_of_others_are_nobodys(String group) {
        assertThat(observations.record(task(AGENT.toString(), group, 9, "STOPPED")))
                .isEqualTo(Recording.UNKNOWN_TASK);
        assertThat(writes).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody", "", "linux_0_0", "otherpool_7_1"})
    void a_task_of_our_group_that_names_no_agent_of_the_pool_is_nobodys(String startedBy) {
        assertThat(observations.record(task(startedBy, GROUP, 9, "STOPPED"))).isEqualTo(Recording.UNKNOWN_TASK);
        assertThat(writes).isZero();
    }

    @Test
    void late_events_of_an_agent_that_is_gone_are_done_with() {
        Agent gone = store.read(UID, AGENT).orElseThrow().advancedTo(Phase.GONE, NOW);
        entry.memory.written(gone, NOW);
        store.recordTask(UID, AGENT, task(9, "STOPPED"));

        assertThat(record(9, "STOPPED")).isEqualTo(Recording.STALE);
    }

    @Test
    void late_events_of_a_deleted_pool_are_done_with() {
        String group = Tasks.LaunchOrder.group(FakeClouds.OURS, new PoolName("gone"));

        assertThat(observations.record(task("gone_7_1", group, 9, "STOPPED"))).isEqualTo(Recording.UNKNOWN_TASK);
    }

    @Test
    void events_of_a_pool_whose_item_never_was_valid_are_done_with() {
        entry.loaded = false;
        entry.declared = new PoolEntry.Declared(null, "content", List.of(), false);

        assertThat(record(9, "STOPPED")).isEqualTo(Recording.UNKNOWN_TASK);
    }

    @Test
    void events_that_come_before_the_records_were_read_come_again() {
        entry.loaded = false;

        assertThat(record(9, "STOPPED")).isEqualTo(Recording.TRY_AGAIN);
        assertThat(writes).isZero();
    }

    private Recording record(long version, String status) {
        return observations.record(task(version, status));
    }

    private static TaskSeen task(long version, String status) {
        return task(AGENT.toString(), GROUP, version, status);
    }

    private static TaskSeen task(String startedBy, String group, long version, String status) {
        return new TaskSeen(
                "arn:a", "agents", startedBy, group, version, status, status, null, null, null, NOW, null, null);
    }

    private TaskSeen remembered() {
        @Nullable TaskSeen task = entry.memory.agent(AGENT).orElseThrow().task();
        if (task == null) {
            throw new AssertionError("nothing is remembered of its task");
        }
        return task;
    }

    /** The store, whose first answers to readings of tasks may be told. */
    private AgentStore counted(AgentStore real) {
        return (AgentStore) Proxy.newProxyInstance(
                AgentStore.class.getClassLoader(), new Class<?>[] {AgentStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("recordTask")) {
                        writes++;
                        if (!answers.isEmpty()) {
                            return answers.remove();
                        }
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
