package dev.muster.simulator.agents;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The listener's second loop: while a job runs it goes on asking for messages, for the job may be cancelled. */
final class CancellationWatch {
    private final ListenerClient client;
    private final String session;
    private final StopSignal stop;

    CancellationWatch(ListenerClient client, String session, StopSignal stop) {
        this.client = client;
        this.session = session;
        this.stop = stop;
    }

    /** Returns when the job is cancelled, the container is stopped, or the session has ended. */
    void run() {
        try {
            while (stop.now() == StopSignal.Kind.NONE) {
                Optional<JsonNode> message = client.nextMessage(session);
                if (message.isPresent()) {
                    client.deleteMessage(
                            session, message.get().path("messageId").asLong());
                    if (message.get().path("messageType").asString().equals("JobCancellation")) {
                        stop.raise(StopSignal.Kind.JOB_CANCELLED);
                    }
                }
            }
        } catch (IOException sessionEnded) {
            // The job is over, or the service is away: the renewals will notice.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
