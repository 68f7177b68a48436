package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.fault.Fault;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.model.observed.TaskSeen;
import dev.muster.simulator.bus.QueueMessage;
import dev.muster.simulator.bus.SimulatedQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes task events off the simulated queue; a message is deleted only after its content is durable or worth nothing. */
public final class EventPump {
    /** SQS waits for up to 20 s; a message that shows again while somebody waits is seen this much later at most. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);

    /** The shipped consumer leaves a message that is no event twice, for a queue of dead letters to take it. */
    private static final int LOOKS_AT_MALFORMED = 3;

    private final SimulatedRuntime process;
    private final SimulatedQueue queue;
    private final ObservationRecorder recorder;
    private final Boundary boundary;
    private final int batchSize;
    private final boolean deletesFirst;
    private final LoopRuntime.Signal arrival;

    /**
     * @param arrivals at the queue
     * @param batchSize most messages of one receive, 1 to 10
     * @param deletesFirst a mistake: whether a message is deleted before what it says is taken
     */
    public EventPump(
            SimulatedRuntime process,
            SimulatedQueue queue,
            QueueArrivals arrivals,
            ObservationRecorder recorder,
            Boundary boundary,
            int batchSize,
            boolean deletesFirst) {
        this.process = process;
        this.queue = queue;
        this.recorder = recorder;
        this.boundary = boundary;
        this.batchSize = batchSize;
        this.deletesFirst = deletesFirst;
        this.arrival = arrivals.of(process);
    }

    /** Runs as long as the process. */
    public void run() throws InterruptedException {
        while (true) {
            List<QueueMessage> batch = receive();
            batch.forEach(this::take);
            if (batch.isEmpty()) {
                arrival.await(LONGEST_POLL);
            }
        }
    }

    /** A lost answer leaves the messages hidden until their visibility ends. */
    private List<QueueMessage> receive() {
        return boundary.call(
                CallKind.RECEIVE_MESSAGES,
                "",
                () -> queue.receive(batchSize),
                List::<QueueMessage>of,
                this::disturbed,
                batch -> batch.size() + "");
    }

    private Optional<List<QueueMessage>> disturbed(Fault fault, Supplier<List<QueueMessage>> effect) {
        return switch (fault.kind()) {
            case F13 -> takenLong(effect.get(), Duration.ofSeconds(fault.amount()));
            case F14 -> queue.showHidden() > 0 ? Optional.of(effect.get()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<List<QueueMessage>> takenLong(List<QueueMessage> batch, Duration time) {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        process.sleep(time);
        return Optional.of(batch);
    }

    private void take(QueueMessage message) {
        Optional<TaskSeen> task = EventBody.read(message.body());
        if (task.isEmpty() && message.receiveCount() < LOOKS_AT_MALFORMED) {
            process.step("message " + message.id() + " is no event");
            return;
        }
        if (deletesFirst) {
            delete(message, task, "unread");
        }
        Recording recording = task.map(recorder::record).orElse(Recording.UNKNOWN_TASK);
        switch (recording) {
            case TAKEN, STALE, UNKNOWN_TASK -> delete(message, task, recording.toString());
            case TRY_AGAIN -> process.step("message " + message.id() + " is left for later");
        }
    }

    private void delete(QueueMessage message, Optional<TaskSeen> task, String why) {
        boundary.call(
                CallKind.DELETE_MESSAGE,
                message.id() + " " + why,
                () -> {
                    task.ifPresent(told -> boundary.observer().messageDeleted(told, boundary.now()));
                    return queue.delete(message.receiptHandle());
                },
                () -> false,
                deleted -> deleted + "");
    }
}
