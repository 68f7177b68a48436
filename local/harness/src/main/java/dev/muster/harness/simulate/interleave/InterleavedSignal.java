package dev.muster.harness.simulate.interleave;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;

/**
 * A signal that wakes any one of those who wait, not the one who waited longest; one who comes later may take the raise
 * before the one it woke. Raises beyond one for each who waits are forgotten, as in production.
 */
final class InterleavedSignal implements LoopRuntime.Signal {
    private final InterleavedRuntime runtime;
    private int waiting;
    private int raised;

    InterleavedSignal(InterleavedRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void raise() {
        runtime.step("raise");
        raised = Math.min(raised + 1, Math.max(1, waiting));
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        runtime.step("await");
        waiting++;
        try {
            if (raised == 0) {
                runtime.waitUntil("waits to be woken", () -> raised > 0, atMost);
            }
        } finally {
            waiting--;
            raised = Math.max(0, raised - 1);
        }
    }
}
