package dev.muster.harness.simulate.runtime;

import dev.muster.controller.loop.LoopRuntime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A signal between the workers of one simulated process; also raised by events of the world. */
final class SimulatedSignal implements LoopRuntime.Signal {
    private final SimulatedRuntime process;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private boolean raised;

    SimulatedSignal(SimulatedRuntime process) {
        this.process = process;
    }

    @Override
    public void raise() {
        while (!waiting.isEmpty()) {
            Waiter first = waiting.removeFirst();
            if (first.worker.rests(first.rest)) {
                process.scheduler().wakeAfter(Duration.ZERO, first.worker, first.rest);
                return;
            }
        }
        raised = true;
    }

    @Override
    public void await(Duration atMost) {
        Worker worker = process.turnOfMine();
        if (raised) {
            raised = false;
            return;
        }
        Waiter waiter = new Waiter(worker, worker.rest());
        waiting.addLast(waiter);
        process.scheduler().wakeAfter(atMost, worker, waiter.rest);
        process.rest(worker);
        waiting.remove(waiter);
    }

    private record Waiter(Worker worker, long rest) {}
}
