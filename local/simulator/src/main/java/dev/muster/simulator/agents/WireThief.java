package dev.muster.simulator.agents;

import dev.muster.simulator.ado.Capabilities;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A job's code that copied its agent's files: re-opens sessions with nothing but them and takes any job it is given. */
final class WireThief {
    private static final int TRIES = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final WireSurroundings around;
    private final AgentFiles files;
    private final Capabilities capabilities;
    private final Runnable gotAJob;

    WireThief(WireSurroundings around, AgentFiles files, Capabilities capabilities, Runnable gotAJob) {
        this.around = around;
        this.files = files;
        this.capabilities = capabilities;
        this.gotAJob = gotAJob;
    }

    void run() {
        try {
            for (int i = 0; i < TRIES; i++) {
                new StopSignal().await(BETWEEN_TRIES, StopSignal.Kind.NONE);
                tryOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryOnce() throws InterruptedException {
        try {
            ListenerClient client = new ListenerClient(
                    new Wire(around.http()), AgentIdentity.read(files), around.clock(), around.ids());
            ListenerClient.SessionTry tried = client.openSession("4.250.1", "elsewhere", capabilities);
            if (tried.status() != 200) {
                return;
            }
            Optional<JsonNode> message = client.nextMessage(tried.sessionId());
            if (message.isPresent()) {
                client.renew(WireJob.of(message.get()).requestId());
                gotAJob.run();
            }
            client.closeSession(tried.sessionId());
        } catch (IOException | JacksonException refused) {
            // A dead registration gives no token: what the thief has is worthless, as it should be.
        }
    }
}
