package dev.muster.controller.identity;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is dear to get: kept in memory, renewed ahead of its end by one caller while the others go on with what is
 * there. After a failure nobody asks again for a while that grows to {@link #LONGEST_WAIT}; what is still good serves on
 * meanwhile. Safe for use by many threads.
 */
final class Renewed<T> {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(Renewed.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    /** Whatever is refused younger than this is not asked for again: the next would be no better. */
    private static final Duration YOUNG = Duration.ofSeconds(60);

    private final String name;
    private final LoopRuntime runtime;
    private final Supplier<Outcome<Held<T>>> origin;
    private final Lock renewing;
    private volatile @Nullable Held<T> held;
    private @Nullable Failure<T> failure;

    /**
     * @param name for the log
     * @param origin gets the value; called by one thread at a time
     */
    Renewed(String name, LoopRuntime runtime, Supplier<Outcome<Held<T>>> origin) {
        this.name = name;
        this.runtime = runtime;
        this.origin = origin;
        this.renewing = runtime.newLock();
    }

    private record Failure<T>(Outcome<T> outcome, int inARow, Instant until) {}

    Outcome<T> get() {
        Held<T> known = held;
        Instant now = runtime.now();
        if (known != null && now.isBefore(known.renewFrom())) {
            return Outcome.done(known.value());
        }
        if (known == null || !now.isBefore(known.until())) {
            renewing.lock();
        } else if (!renewing.tryLock()) {
            return Outcome.done(known.value());
        }
        try {
            return renewed();
        } finally {
            renewing.unlock();
        }
    }

    /** The value was of no use to whom it was shown. */
    void refused(T value) {
        Held<T> known = held;
        if (known != null
                && known.value().equals(value)
                && !runtime.now().isBefore(known.since().plus(YOUNG))) {
            held = null;
        }
    }

    private Outcome<T> renewed() {
        Instant now = runtime.now();
        Held<T> known = held;
        if (known != null && now.isBefore(known.renewFrom())) {
            return Outcome.done(known.value());
        }
        Failure<T> last = failure;
        Outcome<T> outcome = last != null && now.isBefore(last.until()) ? last.outcome() : asked(last);
        return !(outcome instanceof Outcome.Done) && known != null && now.isBefore(known.until())
                ? Outcome.done(known.value())
                : outcome;
    }

    private Outcome<T> asked(@Nullable Failure<T> last) {
        Outcome<Held<T>> answer = origin.get();
        Outcome<T> outcome = answer.map(Held::value);
        if (answer instanceof Outcome.Done<Held<T>>(Held<T> fresh)) {
            held = fresh;
            failure = null;
        } else {
            int inARow = last == null ? 1 : last.inARow() + 1;
            failure = new Failure<>(outcome, inARow, runtime.now().plus(pause(outcome, inARow)));
            log.warn("{} could not be had: {}", name, outcome.describe());
        }
        return outcome;
    }

    private Duration pause(Outcome<T> outcome, int inARow) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(inARow - 1, MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        Duration spread = Duration.ofMillis(Math.round(bounded.toMillis() * (0.5 + runtime.random() / 2)));
        return outcome instanceof Outcome.Failed<T>(CloudFault fault)
                        && fault instanceof CloudFault.Throttled throttled
                        && throttled.retryAfter().compareTo(spread) > 0
                ? throttled.retryAfter()
                : spread;
    }
}
