package dev.muster.controller.ecs;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.TokenBucket;
import java.time.Duration;

/** A bucket as ECS has it, of which a part is kept for look-ups. Safe for use by many threads. */
public final class BucketPace implements ReadPace {
    /** Calls a second for List and Describe (Amazon ECS API reference, request throttling). */
    private static final double PER_SECOND = 20;

    /** Calls that may be made at once; ECS has 100, and others in the account read as well. */
    private static final double SIZE = 90;

    private static final double KEPT_FOR_LOOK_UPS = 10;
    private static final int MOST_DOUBLINGS = 3;

    private final LoopRuntime runtime;
    private final TokenBucket bucket;

    public BucketPace(LoopRuntime runtime) {
        this.runtime = runtime;
        this.bucket = new TokenBucket(PER_SECOND, SIZE, runtime.now());
    }

    @Override
    public void awaitTurn(Urgency urgency) throws InterruptedException {
        switch (urgency) {
            case LOOK_UP -> sleep(bucket.take(1, runtime.now()));
            case SWEEP -> {
                Duration wait = bucket.until(1 + KEPT_FOR_LOOK_UPS, runtime.now());
                while (wait.isPositive()) {
                    sleep(wait);
                    wait = bucket.until(1 + KEPT_FOR_LOOK_UPS, runtime.now());
                }
                bucket.take(1, runtime.now());
            }
        }
    }

    @Override
    public void afterThrottle(int times) throws InterruptedException {
        bucket.empty(runtime.now());
        double seconds = 1 << Math.min(times - 1, MOST_DOUBLINGS);
        sleep(Duration.ofMillis(Math.round(1000 * seconds * (0.75 + runtime.random() / 2))));
    }

    private void sleep(Duration wait) throws InterruptedException {
        if (wait.isPositive()) {
            runtime.sleep(wait);
        }
    }
}
