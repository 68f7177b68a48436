package dev.muster.harness.wire;

import java.util.concurrent.CountDownLatch;

/** Holds threads up until it is opened; then it stays open. */
final class Gate {
    private final CountDownLatch latch = new CountDownLatch(1);

    void pass() {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        latch.countDown();
    }
}
