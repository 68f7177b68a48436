package dev.muster.simulator.ecs;

import dev.muster.simulator.world.RandomStream;
import java.time.Duration;

/** A length of time to be drawn, from {@code least} to {@code most}, both inclusive, in whole milliseconds. */
public record Span(Duration least, Duration most) {
    /** Always the same length. */
    public static Span exactly(Duration length) {
        return new Span(length, length);
    }

    /** From so many to so many milliseconds. */
    public static Span ofMillis(long least, long most) {
        return new Span(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    Duration draw(RandomStream chance) {
        return chance.between(least, most);
    }
}
