package dev.muster.simulator.bus;

import dev.muster.simulator.ecs.TaskEvent;
import dev.muster.simulator.ecs.TaskEvents;
import dev.muster.simulator.world.RandomStream;
import dev.muster.simulator.world.World;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** EventBridge with one rule: takes task state changes to a queue, late and, if asked, wrongly. */
public final class EventBus implements TaskEvents {
    private static final List<String> NO_EVENTS =
            List.of("", "not json", "{\"detail\":", "[]", "{\"source\":\"aws.ecs\",\"detail\":{\"version\":\"soon\"}}");

    private final World world;
    private final BusSettings settings;
    private final QueueSink queue;
    private final RandomStream delays;
    private final RandomStream chance;
    private final RandomStream extras;
    private final Map<String, Long> youngestDelivered = new LinkedHashMap<>();
    private final Map<BusEffect, Long> effects = new EnumMap<>(BusEffect.class);
    private BusFaults faults;
    private EventFates fates = EventFates.ORDINARY;
    private long delivered;

    /** A bus that delivers to the queue with these faults. */
    public EventBus(World world, BusSettings settings, BusFaults faults, QueueSink queue) {
        this.world = world;
        this.settings = settings;
        this.faults = faults;
        this.queue = queue;
        this.delays = world.stream("bus.delays");
        this.chance = world.stream("bus.faults");
        this.extras = world.stream("bus.extras");
    }

    /** From now on these faults; events already under way keep theirs. */
    public void setFaults(BusFaults next) {
        world.call(() -> {
            faults = next;
            return null;
        });
    }

    /** From now on this decides on single events. */
    public void fatedBy(EventFates others) {
        world.call(() -> {
            fates = others;
            return null;
        });
    }

    /** How many messages it gave to the queue, of whatever kind. */
    public long delivered() {
        return world.call(() -> delivered);
    }

    /** How often each fault took effect so far; those that never did are absent. */
    public Map<BusEffect, Long> effects() {
        return world.call(() -> Collections.unmodifiableMap(new EnumMap<>(effects)));
    }

    @Override
    public void emit(TaskEvent event) {
        if (!event.task().group().startsWith(settings.groupPrefix())) {
            return;
        }
        Draw draw = draw();
        EventFate fate = fates.fate(event);
        Duration delay = delay(delays).plus(fate.late()).plus(draw.reordered() ? faults.reorderBy() : Duration.ZERO);
        boolean lost = draw.lost() || fate.lost();
        if (lost) {
            count(BusEffect.LOST);
        } else {
            world.after(delay, () -> deliver(event));
        }
        if (draw.duplicated() && !draw.lost()) {
            world.after(delay.plus(delay(extras)), () -> deliver(BusEffect.DUPLICATED, event.toJson()));
        }
        fate.again()
                .forEach(later -> world.after(delay.plus(later), () -> deliver(BusEffect.DUPLICATED, event.toJson())));
        fate.extras().forEach(body -> world.after(delay, () -> deliver(BusEffect.MALFORMED, body)));
        if (draw.malformed()) {
            String body = extras.pick(NO_EVENTS);
            world.after(delay(extras), () -> deliver(BusEffect.MALFORMED, body));
        }
        if (draw.unknownTask()) {
            String body = ofAnotherTask(event);
            world.after(delay(extras), () -> deliver(BusEffect.UNKNOWN_TASK, body));
        }
    }

    /** All chances are drawn for every event, so that one fault's probability never shifts another's draws. */
    private Draw draw() {
        return new Draw(
                chance.chance(faults.duplicate()),
                chance.chance(faults.reorder()),
                chance.chance(faults.loss()),
                chance.chance(faults.malformed()),
                chance.chance(faults.unknownTask()));
    }

    private Duration delay(RandomStream stream) {
        return stream.between(settings.leastDelay(), settings.mostDelay());
    }

    private void deliver(TaskEvent event) {
        long version = event.task().version();
        if (version < youngestDelivered.merge(event.task().arn(), version, Math::max)) {
            count(BusEffect.REORDERED);
        }
        deliver(event.toJson());
    }

    private void deliver(BusEffect effect, String body) {
        count(effect);
        deliver(body);
    }

    private void deliver(String body) {
        delivered++;
        queue.deliver(body);
    }

    private void count(BusEffect effect) {
        effects.merge(effect, 1L, Long::sum);
    }

    private String ofAnotherTask(TaskEvent event) {
        String id = "%016x%016x".formatted(extras.nextLong(), extras.nextLong());
        return event.toJson().replace(event.task().id(), id);
    }

    private record Draw(boolean duplicated, boolean reordered, boolean lost, boolean malformed, boolean unknownTask) {}
}
