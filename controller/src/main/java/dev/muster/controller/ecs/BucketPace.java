package dev.muster.controller.ecs;

import dev.muster.controller.loop.CallPace;
import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;

/** Reads at the pace that ECS allows, of which a part is kept for look-ups. Safe for use by many threads. */
public final class BucketPace implements ReadPace {
    private static final double KEPT_FOR_LOOK_UPS = 10;
    private static final int MOST_DOUBLINGS = 3;

    private final LoopRuntime runtime;
    private final CallPace reads;

    /** @param reads the pace of ListTasks and DescribeTasks in this account and region */
    public BucketPace(LoopRuntime runtime, CallPace reads) {
        this.runtime = runtime;
        this.reads = reads;
    }

    @Override
    public void awaitTurn(Urgency urgency) throws InterruptedException {
        switch (urgency) {
            case LOOK_UP -> sleep(reads.take(runtime.now()));
            case SWEEP -> {
                Duration wait = reads.until(KEPT_FOR_LOOK_UPS, runtime.now());
                while (wait.isPositive()) {
                    sleep(wait);
                    wait = reads.until(KEPT_FOR_LOOK_UPS, runtime.now());
                }
                sleep(reads.take(runtime.now()));
            }
        }
    }

    @Override
    public void afterThrottle(int times) throws InterruptedException {
        reads.throttled(runtime.now());
        double seconds = 1 << Math.min(times - 1, MOST_DOUBLINGS);
        sleep(Duration.ofMillis(Math.round(1000 * seconds * (0.75 + runtime.random() / 2))));
    }

    private void sleep(Duration wait) throws InterruptedException {
        if (wait.isPositive()) {
            runtime.sleep(wait);
        }
    }
}
