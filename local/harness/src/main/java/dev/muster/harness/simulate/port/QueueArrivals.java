package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.simulator.bus.QueueSink;
import java.util.ArrayList;
import java.util.List;

/** Delivers into the queue and tells every process that waits at it, as SQS answers a long poll once a message is there. */
public final class QueueArrivals implements QueueSink {
    private final QueueSink queue;
    private final List<Waiting> waiting = new ArrayList<>();

    public QueueArrivals(QueueSink queue) {
        this.queue = queue;
    }

    /** What is raised at every arrival from now on, as long as the process lives. */
    LoopRuntime.Signal of(SimulatedRuntime process) {
        LoopRuntime.Signal signal = process.newSignal();
        waiting.removeIf(other -> other.process().isDead());
        waiting.add(new Waiting(process, signal));
        return signal;
    }

    @Override
    public void deliver(String body) {
        queue.deliver(body);
        for (Waiting each : waiting) {
            if (!each.process().isDead()) {
                each.signal().raise();
            }
        }
    }

    private record Waiting(SimulatedRuntime process, LoopRuntime.Signal signal) {}
}
