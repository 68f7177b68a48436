package dev.muster.harness.simulate.port;

import dev.muster.controller.loop.ObservationRecorder;
import dev.muster.controller.loop.ObservationRecorder.Recording;
import dev.muster.harness.simulate.fault.CallKind;
import dev.muster.harness.simulate.runtime.SimulatedRuntime;
import dev.muster.model.observed.TaskSeen;
import dev.muster.simulator.bus.QueueMessage;
import dev.muster.simulator.bus.SimulatedQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes task events off the simulated queue; a message is deleted only after its content is durable or worth nothing. */
public final class EventPump {
    private static final int BATCH = 10;
    private static final Duration EMPTY_PAUSE = Duration.ofMillis(700);

    private final SimulatedRuntime process;
    private final SimulatedQueue queue;
    private final ObservationRecorder recorder;
    private final Boundary boundary;
    private final boolean deletesFirst;

    /** @param deletesFirst a mistake: whether a message is deleted before what it says is taken */
    public EventPump(
            SimulatedRuntime process,
            SimulatedQueue queue,
            ObservationRecorder recorder,
            Boundary boundary,
            boolean deletesFirst) {
        this.process = process;
        this.queue = queue;
        this.recorder = recorder;
        this.boundary = boundary;
        this.deletesFirst = deletesFirst;
    }

    /** Runs as long as the process. */
    public void run() {
        while (true) {
            List<QueueMessage> batch = receive();
            batch.forEach(this::take);
            if (batch.isEmpty()) {
                process.sleep(EMPTY_PAUSE);
            }
        }
    }

    /** A lost answer leaves the messages hidden until their visibility ends. */
    private List<QueueMessage> receive() {
        return boundary.call(
                CallKind.RECEIVE_MESSAGES,
                "",
                () -> queue.receive(BATCH),
                List::<QueueMessage>of,
                batch -> batch.size() + "");
    }

    private void take(QueueMessage message) {
        Optional<TaskSeen> task = EventBody.read(message.body());
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
