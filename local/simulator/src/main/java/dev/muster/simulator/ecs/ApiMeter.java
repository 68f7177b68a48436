package dev.muster.simulator.ecs;

import dev.muster.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the calls of an account by operation, and says which come too soon. */
public final class ApiMeter {
    private static final double NANOS = 1e9;

    private final World world;
    private final List<Bucket> buckets = new ArrayList<>();
    private final Map<String, Counts> counts = new TreeMap<>();

    /** All buckets are full. */
    public ApiMeter(World world, ApiLimits limits) {
        this.world = world;
        limits.groups().forEach(group -> buckets.add(new Bucket(group, world.now())));
    }

    /**
     * What was counted of one operation.
     *
     * @param calls all of them
     * @param throttled those that came too soon
     */
    public record Counts(int calls, int throttled) {
        private static final Counts NONE = new Counts(0, 0);

        private Counts with(boolean admitted) {
            return new Counts(calls + 1, admitted ? throttled : throttled + 1);
        }
    }

    /** So far. */
    public Counts counts(String operation) {
        return world.call(() -> counts.getOrDefault(operation, Counts.NONE));
    }

    /** A call has arrived; whether it may be answered. One that may not costs nothing. */
    public boolean admits(String operation) {
        return world.call(() -> {
            Instant now = world.now();
            List<Bucket> counting = buckets.stream()
                    .filter(bucket -> bucket.group.operations().contains(operation))
                    .toList();
            counting.forEach(bucket -> bucket.fill(now));
            boolean admitted = counting.stream().allMatch(bucket -> bucket.tokens >= 1);
            if (admitted) {
                counting.forEach(bucket -> bucket.tokens--);
            }
            counts.merge(operation, Counts.NONE.with(admitted), (before, one) -> before.with(admitted));
            return admitted;
        });
    }

    private static final class Bucket {
        private final ApiLimits.Group group;
        private double tokens;
        private Instant asOf;

        private Bucket(ApiLimits.Group group, Instant now) {
            this.group = group;
            this.tokens = group.burst();
            this.asOf = now;
        }

        private void fill(Instant now) {
            double seconds = Duration.between(asOf, now).toNanos() / NANOS;
            tokens = Math.min(group.burst(), tokens + group.perSecond() * seconds);
            asOf = now;
        }
    }
}
