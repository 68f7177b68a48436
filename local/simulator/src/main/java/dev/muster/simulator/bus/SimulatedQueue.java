package dev.muster.simulator.bus;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SQS standard queue: a received message hides for the visibility time-out and comes back unless it is deleted; one
 * received too often goes to the dead letters instead.
 */
public final class SimulatedQueue implements QueueSink {
    private static final Pattern HANDLE = Pattern.compile("(\\d{1,18})#([1-9]\\d{0,8})");

    private final World world;
    private final Duration visibilityTimeout;
    private final int maxReceiveCount;
    private final Map<Long, Kept> messages = new LinkedHashMap<>();
    private final List<String> deadLetters = new ArrayList<>();
    private long lastId;

    /**
     * An empty queue.
     *
     * @param visibilityTimeout how long a received message is hidden
     * @param maxReceiveCount after so many receives without a delete it is dead, at least 1
     */
    public SimulatedQueue(World world, Duration visibilityTimeout, int maxReceiveCount) {
        this.world = world;
        this.visibilityTimeout = visibilityTimeout;
        this.maxReceiveCount = maxReceiveCount;
    }

    @Override
    public void deliver(String body) {
        world.call(() -> {
            lastId++;
            messages.put(lastId, new Kept(body, 0, world.now()));
            return null;
        });
    }

    /** Up to {@code most} visible messages, oldest first, hidden from now on; empty if there are none. */
    public List<QueueMessage> receive(int most) {
        return world.call(() -> {
            buryTheDead();
            List<QueueMessage> received = new ArrayList<>();
            for (Map.Entry<Long, Kept> entry : messages.entrySet()) {
                if (received.size() < most && entry.getValue().isVisible(world.now())) {
                    entry.setValue(entry.getValue().receivedUntil(world.now().plus(visibilityTimeout)));
                    received.add(entry.getValue().message(entry.getKey()));
                }
            }
            return received;
        });
    }

    /**
     * Shows at once what is hidden because somebody works on it, for a standard queue delivers at least once, and says how
     * many messages that are.
     */
    public int showHidden() {
        return world.call(() -> {
            int hidden = inFlight();
            messages.replaceAll((id, kept) -> kept.shown(world.now()));
            return hidden;
        });
    }

    /** Deletes a message by the handle of its newest receive; false for an older handle or a message gone. */
    public boolean delete(String receiptHandle) {
        Matcher parts = HANDLE.matcher(receiptHandle);
        if (!parts.matches()) {
            return false;
        }
        long id = Long.parseLong(parts.group(1));
        int received = Integer.parseInt(parts.group(2));
        return world.call(() -> {
            Kept kept = messages.get(id);
            boolean newest = kept != null && kept.received() == received;
            return newest && messages.remove(id, kept);
        });
    }

    /** How many messages could be received now. */
    public int visible() {
        return world.call(() -> {
            buryTheDead();
            return (int) messages.values().stream()
                    .filter(kept -> kept.isVisible(world.now()))
                    .count();
        });
    }

    /** How many messages are received and neither deleted nor back. */
    public int inFlight() {
        return world.call(() -> {
            int visible = visible();
            return messages.size() - visible;
        });
    }

    /** The bodies of those received too often. */
    public List<String> deadLetters() {
        return world.call(() -> {
            buryTheDead();
            return List.copyOf(deadLetters);
        });
    }

    private void buryTheDead() {
        messages.values().removeIf(kept -> {
            boolean dead = kept.received() >= maxReceiveCount && kept.isVisible(world.now());
            return dead && deadLetters.add(kept.body());
        });
    }

    private record Kept(String body, int received, Instant visibleAt) {
        boolean isVisible(Instant now) {
            return !now.isBefore(visibleAt);
        }

        Kept receivedUntil(Instant hiddenUntil) {
            return new Kept(body, received + 1, hiddenUntil);
        }

        Kept shown(Instant now) {
            return isVisible(now) ? this : new Kept(body, received, now);
        }

        QueueMessage message(long id) {
            return new QueueMessage(id, id + "#" + received, body, received);
        }
    }
}
