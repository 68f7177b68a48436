package dev.muster.controller.azuredevops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one identity may still ask for. Without word from the service everything may go. Told to wait, whatever can wait
 * waits; refused, nothing is sent. Told what is left, calls are counted against it: the more urgent, the deeper into it
 * they may reach, and polls are spread over what is left of the time, evenly over the identity's pools.
 *
 * <p>The caller keeps the time and sees to it that one thread is in here at once.
 */
final class RateBudget {
    /** Below this share of the limit polls are spread out. */
    private static final double RELAXED = 0.5;

    /** The share that is left for others when less urgent calls are sent. */
    private static final double KEPT_BY_LEARNING = 0.3;

    private static final double KEPT_BY_POLLS = 0.15;
    private static final double KEPT_BY_REGISTERING = 0.05;

    /** A poll reads the agents and the queue. */
    private static final double CALLS_OF_A_POLL = 2;

    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final double LEAST_COST = 0.01;

    private final Map<String, Instant> lastPolls = new TreeMap<>();
    private Instant refusedUntil = Instant.MIN;
    private Instant askedUntil = Instant.MIN;
    private RateNews.@Nullable Allowance allowance;
    private Instant resetAt = Instant.MIN;

    /** What a call takes of the allowance, as far as the last answers show. */
    private double cost = 1;

    private int underWay;
    private int sentSince;

    /** Until when a call may not be sent; empty if it may. */
    Optional<Instant> heldUntil(Urgency urgency, String pool, Instant now) {
        if (refusedUntil.isAfter(now)) {
            return Optional.of(refusedUntil);
        }
        if (urgency.canWait() && askedUntil.isAfter(now)) {
            return Optional.of(askedUntil);
        }
        return allowance == null || !resetAt.isAfter(now)
                ? Optional.empty()
                : heldByAllowance(urgency, pool, allowance.limit(), now);
    }

    private Optional<Instant> heldByAllowance(Urgency urgency, String pool, double limit, Instant now) {
        double left = left();
        if (left < cost) {
            return Optional.of(resetAt);
        }
        return switch (urgency) {
            case CLEAN_UP, POLL_ON -> Optional.empty();
            case REGISTER -> unless(left >= KEPT_BY_REGISTERING * limit, now);
            case LEARN -> unless(left >= KEPT_BY_LEARNING * limit, now);
            case POLL -> pollHeld(pool, left, limit, now);
        };
    }

    private Optional<Instant> pollHeld(String pool, double left, double limit, Instant now) {
        if (left < CALLS_OF_A_POLL * cost) {
            return Optional.of(resetAt);
        }
        Instant last = lastPolls.get(pool);
        if (left >= RELAXED * limit || last == null) {
            return Optional.empty();
        }
        Instant next = last.plus(gap(left, limit, now));
        return next.isAfter(now) ? Optional.of(next) : Optional.empty();
    }

    /** Between two polls of one pool, so that all pools together use up what polls may use just when the time is over. */
    private Duration gap(double left, double limit, Instant now) {
        double polls = (left - KEPT_BY_POLLS * limit) / (CALLS_OF_A_POLL * cost);
        long pools = Math.max(1, pollingPools(now));
        Duration slowest = SLOWEST.multipliedBy(pools);
        Duration longest = slowest.compareTo(LONGEST_GAP) < 0 ? slowest : LONGEST_GAP;
        if (polls < 1) {
            return longest;
        }
        Duration even = Duration.ofMillis(
                Math.round(pools * Duration.between(now, resetAt).toMillis() / polls));
        return even.compareTo(longest) < 0 ? even : longest;
    }

    private static Optional<Instant> unless(boolean mayGo, Instant now) {
        return mayGo ? Optional.empty() : Optional.of(now.plus(LATER));
    }

    /** A call that may go goes. */
    void sent(Urgency urgency, String pool, Instant now) {
        underWay++;
        sentSince++;
        if (urgency == Urgency.POLL) {
            lastPolls.values().removeIf(last -> last.plus(WINDOW).isBefore(now));
            lastPolls.put(pool, now);
        }
    }

    /** A call has ended, with an answer or without one. */
    void ended() {
        underWay--;
    }

    /** Takes what an answer tells, before its call has ended. */
    void heard(RateNews news, Instant now) {
        news.pause().ifPresent(wait -> {
            if (news.refused()) {
                refusedUntil = later(refusedUntil, now.plus(wait));
            } else {
                askedUntil = later(askedUntil, now.plus(wait));
            }
        });
        news.allowance().ifPresent(told -> {
            learnCost(told);
            allowance = told;
            resetAt = now.plus(told.untilReset());
            // Whether the service has counted calls that are still under way is not known: they count as not counted.
            sentSince = underWay - 1;
        });
    }

    private void learnCost(RateNews.Allowance told) {
        int counted = sentSince - (underWay - 1);
        if (allowance != null && counted > 0 && told.remaining() < allowance.remaining()) {
            double shown = (allowance.remaining() - told.remaining()) / counted;
            cost = Math.max(LEAST_COST, Math.min((cost + shown) / 2, told.limit() / 10));
        }
    }

    /** What is left, as far as is known. */
    private double left() {
        return allowance == null ? 0 : allowance.remaining() - cost * sentSince;
    }

    /** How much of its freedom the identity has lost. */
    Pressure pressure(Instant now) {
        if (refusedUntil.isAfter(now)) {
            return new Pressure.Refused(refusedUntil);
        }
        if (askedUntil.isAfter(now)) {
            return new Pressure.AskedToWait(askedUntil);
        }
        boolean low = allowance != null && resetAt.isAfter(now) && left() < RELAXED * allowance.limit();
        return low ? new Pressure.Low(resetAt, pollingPools(now)) : new Pressure.None();
    }

    private int pollingPools(Instant now) {
        return (int) lastPolls.values().stream()
                .filter(last -> !last.plus(WINDOW).isBefore(now))
                .count();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** What the service holds against an identity. */
    sealed interface Pressure {
        /** Nothing. */
        record None() implements Pressure {}

        /** More than half of what it may use is used up. */
        record Low(Instant until, int pools) implements Pressure {}

        /** The service wants to be left alone. */
        record AskedToWait(Instant until) implements Pressure {}

        /** The service answers nothing. */
        record Refused(Instant until) implements Pressure {}
    }
}
