package dev.muster.simulator.agents;

import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.AgentMessage;
import dev.muster.simulator.ado.Capabilities;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.ado.PollAnswer;
import dev.muster.simulator.ado.SessionAnswer;
import java.time.Duration;
import java.util.UUID;

/**
 * A job's code that copied its agent's files to another machine: once the agent has left it opens sessions with the
 * copied key, again and again, and takes any job it is given. It outlives the container.
 */
final class KeyThief {
    private static final int SESSIONS = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
    private static final Duration LISTENS_FOR = Duration.ofSeconds(40);

    private final Organisation organisation;
    private final UUID clientId;
    private final AgentKey key;
    private final Capabilities capabilities;
    private final Runnable gotAJob;
    private int triesLeft = SESSIONS;

    KeyThief(Organisation organisation, UUID clientId, AgentKey key, Capabilities capabilities, Runnable gotAJob) {
        this.organisation = organisation;
        this.clientId = clientId;
        this.key = key;
        this.capabilities = capabilities;
        this.gotAJob = gotAJob;
    }

    /** The agent has left: the thief's time has come. */
    void begin() {
        organisation.world().after(BETWEEN_TRIES, this::openSession);
    }

    private void openSession() {
        if (triesLeft-- == 0) {
            return;
        }
        organisation
                .registrations()
                .authenticated(clientId, key)
                .map(agent -> organisation.sessions().open(agent.id(), capabilities))
                .ifPresent(answer -> {
                    switch (answer) {
                        case SessionAnswer.Opened(String sessionId) -> listen(sessionId);
                        case SessionAnswer.Conflict _ -> begin();
                        case SessionAnswer.NoSuchAgent _ -> begin();
                    }
                });
    }

    private void listen(String sessionId) {
        organisation.sessions().poll(sessionId, LISTENS_FOR, answer -> {
            switch (answer) {
                case PollAnswer.Delivered(AgentMessage.Job _) -> gotAJob.run();
                case PollAnswer.Delivered(AgentMessage.Cancellation _) -> leave(sessionId);
                case PollAnswer.Nothing _ -> leave(sessionId);
                case PollAnswer.SessionGone _ -> begin();
            }
        });
    }

    private void leave(String sessionId) {
        organisation.sessions().close(sessionId);
        begin();
    }
}
