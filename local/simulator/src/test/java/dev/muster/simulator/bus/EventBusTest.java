package dev.muster.simulator.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.ecs.EcsScene;
import dev.muster.simulator.ecs.TaskEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventBusTest {
    private static final BusSettings SETTINGS =
            new BusSettings("muster:", Duration.ofMillis(100), Duration.ofMillis(300));

    private final EcsScene scene = new EcsScene();
    private final List<String> delivered = new ArrayList<>();

    @Test
    void without_faults_every_event_comes_once_and_late() {
        EventBus bus = bus(BusFaults.NONE);
        emitAll(bus, threeEvents());

        scene.pass(Duration.ofMillis(99));
        assertThat(delivered).isEmpty();
        scene.pass(Duration.ofMillis(201));
        assertThat(delivered)
                .containsExactlyInAnyOrderElementsOf(
                        threeEvents().stream().map(TaskEvent::toJson).toList());
        assertThat(bus.effects().keySet()).isSubsetOf(BusEffect.REORDERED);
    }

    @Test
    void tasks_of_other_groups_do_not_pass() {
        ObjectNode foreign = EcsScene.call("t9", "somebody");
        foreign.put("group", "family:linux");
        EcsScene.ok(scene.run(foreign));
        emitAll(bus(BusFaults.NONE), List.of(scene.events.getLast()));

        scene.pass(Duration.ofSeconds(10));
        assertThat(delivered).isEmpty();
    }

    @Test
    void a_duplicate_is_the_same_message_again() {
        EventBus bus = bus(new BusFaults(1, 0, Duration.ZERO, 0, 0, 0));
        emitAll(bus, threeEvents());
        scene.pass(Duration.ofSeconds(10));

        assertThat(delivered).hasSize(6);
        assertThat(new LinkedHashSet<>(delivered)).hasSize(3);
        assertThat(bus.effects()).containsEntry(BusEffect.DUPLICATED, 3L);
    }

    @Test
    void a_lost_event_never_comes() {
        EventBus bus = bus(new BusFaults(1, 0, Duration.ZERO, 1, 0, 0));
        emitAll(bus, threeEvents());
        scene.pass(Duration.ofDays(1));

        assertThat(delivered).isEmpty();
        assertThat(bus.effects()).containsExactly(Map.entry(BusEffect.LOST, 3L));
    }

    @Test
    void a_reordered_event_counts_only_when_a_younger_one_overtook_it() {
        EventBus bus = bus(new BusFaults(0, 1, Duration.ofSeconds(5), 0, 0, 0));
        bus.emit(threeEvents().getFirst());
        bus.setFaults(BusFaults.NONE);
        bus.emit(threeEvents().getLast());
        scene.pass(Duration.ofSeconds(10));

        assertThat(delivered)
                .containsExactly(
                        threeEvents().getLast().toJson(),
                        threeEvents().getFirst().toJson());
        assertThat(bus.effects()).containsExactly(Map.entry(BusEffect.REORDERED, 1L));

        EventBus alone = bus(new BusFaults(0, 1, Duration.ofSeconds(5), 0, 0, 0));
        alone.emit(threeEvents().getFirst());
        scene.pass(Duration.ofSeconds(10));
        assertThat(alone.effects()).isEmpty();
    }

    @Test
    void malformed_messages_and_events_of_unknown_tasks_come_besides() {
        EventBus bus = bus(new BusFaults(0, 0, Duration.ZERO, 0, 1, 1));
        emitAll(bus, threeEvents());
        scene.pass(Duration.ofSeconds(10));

        String known = threeEvents().getFirst().task().id();
        assertThat(delivered).hasSize(9);
        assertThat(delivered.stream().filter(body -> body.contains(known))).hasSize(3);
        assertThat(delivered.stream().filter(body -> body.contains("startedBy") && !body.contains(known)))
                .hasSize(3);
        assertThat(bus.effects()).containsEntry(BusEffect.MALFORMED, 3L).containsEntry(BusEffect.UNKNOWN_TASK, 3L);
        assertThat(bus.delivered()).isEqualTo(9);
    }

    private List<TaskEvent> threeEvents() {
        if (scene.events.isEmpty()) {
            scene.launch("t1", "pool_1_1");
            scene.pass(Duration.ofSeconds(2));
        }
        return scene.events.subList(0, 3);
    }

    private EventBus bus(BusFaults faults) {
        return new EventBus(scene.world, SETTINGS, faults, delivered::add);
    }

    private static void emitAll(EventBus bus, List<TaskEvent> events) {
        events.forEach(bus::emit);
    }
}
