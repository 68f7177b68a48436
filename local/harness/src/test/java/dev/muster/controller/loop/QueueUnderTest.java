package dev.muster.controller.loop;

import dev.muster.model.pool.PoolName;
import java.time.Instant;

/** What workers ask of a queue of pools: the real one, or one with a mistake. */
interface QueueUnderTest {
    void nudge(PoolName pool);

    void schedule(PoolName pool, Instant at);

    PoolName take() throws InterruptedException;

    void release(PoolName pool, Instant next);

    void close();

    /** The one that ships. */
    static QueueUnderTest real(LoopRuntime runtime) {
        PoolQueue queue = new PoolQueue(runtime);
        return new QueueUnderTest() {
            @Override
            public void nudge(PoolName pool) {
                queue.nudge(pool);
            }

            @Override
            public void schedule(PoolName pool, Instant at) {
                queue.schedule(pool, at);
            }

            @Override
            public PoolName take() throws InterruptedException {
                return queue.take();
            }

            @Override
            public void release(PoolName pool, Instant next) {
                queue.release(pool, next);
            }

            @Override
            public void close() {
                queue.close();
            }
        };
    }
}
