package dev.muster.simulator.ado;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One live session: the messages its agent has not deleted, and the long poll that waits for the next. */
final class AgentSession {
    private final String id;
    private final int agentId;
    private final Deque<AgentMessage> undeleted = new ArrayDeque<>();
    private @Nullable Consumer<PollAnswer> waiter;
    private Instant lastSeen;
    private boolean shuttingDown;
    private long polls;

    AgentSession(String id, int agentId, Instant openedAt) {
        this.id = id;
        this.agentId = agentId;
        this.lastSeen = openedAt;
    }

    String id() {
        return id;
    }

    int agentId() {
        return agentId;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    void seen(Instant at) {
        lastSeen = at;
    }

    /** Its agent said that it stops after this job: it is offered nothing more. */
    void shutDown() {
        shuttingDown = true;
    }

    boolean isOpenForJobs() {
        return !shuttingDown && undeleted.isEmpty();
    }

    boolean isWaiting() {
        return waiter != null;
    }

    void enqueue(AgentMessage message) {
        undeleted.addLast(message);
    }

    Optional<AgentMessage> oldest() {
        return Optional.ofNullable(undeleted.peekFirst());
    }

    boolean delete(long messageId) {
        return undeleted.removeIf(message -> message.messageId() == messageId);
    }

    /** Begins a long poll; the number tells it from those before and after. */
    long await(Consumer<PollAnswer> then) {
        waiter = then;
        return ++polls;
    }

    boolean isStillAwaiting(long poll) {
        return waiter != null && polls == poll;
    }

    Optional<Consumer<PollAnswer>> takeWaiter() {
        Optional<Consumer<PollAnswer>> taken = Optional.ofNullable(waiter);
        waiter = null;
        return taken;
    }
}
