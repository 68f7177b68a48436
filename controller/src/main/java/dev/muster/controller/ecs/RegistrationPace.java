package dev.muster.controller.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one task definition a second be registered or deregistered, which is all that ECS refills (Amazon ECS API, request
 * throttling). Nobody waits here: who comes too early is told when its turn is, and turns are given in order.
 */
final class RegistrationPace {
    private static final Duration APART = Duration.ofSeconds(1);

    /** Who does not come for a turn that long has given it up. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Lock lock = new ReentrantLock();
    private final Map<String, Instant> turns = new LinkedHashMap<>();
    private Instant nextTurn = Instant.MIN;
    private Instant begun = Instant.MIN;

    RegistrationPace(InstantSource clock) {
        this.clock = clock;
    }

    /** How long {@code who} has to wait; zero: it is its turn, which is taken with this. */
    Duration turn(String who) {
        return locked(() -> {
            Instant now = clock.instant();
            turns.values().removeIf(turn -> turn.plus(FORGOTTEN).isBefore(now));
            Instant turn = turns.computeIfAbsent(who, _ -> newTurn(now));
            Instant free = later(turn, begun.equals(Instant.MIN) ? turn : begun.plus(APART));
            if (free.isAfter(now)) {
                return Duration.between(now, free);
            }
            turns.remove(who);
            begun = now;
            return Duration.ZERO;
        });
    }

    /** Takes a turn if nobody else has or wants one now. */
    boolean takeIfIdle() {
        return locked(() -> {
            Instant now = clock.instant();
            boolean idle = turns.isEmpty() && !nextTurn.isAfter(now);
            if (idle) {
                nextTurn = now.plus(APART);
                begun = now;
            }
            return idle;
        });
    }

    private Instant newTurn(Instant now) {
        Instant turn = later(now, nextTurn);
        nextTurn = turn.plus(APART);
        return turn;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private <T> T locked(Supplier<T> section) {
        lock.lock();
        try {
            return section.get();
        } finally {
            lock.unlock();
        }
    }
}
