package dev.muster.controller.loop;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.FrozenRequest;
import dev.muster.model.agent.Phase;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.CloudFault;
import dev.muster.model.plan.Outcome;
import dev.muster.statestore.AgentStore;
import dev.muster.statestore.StoreUnavailableException;
import dev.muster.statestore.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the frozen requests of claims to ECS, and makes of each answer what it means for the agent and its template. */
final class LaunchSender {
    private static final Logger log = LoggerFactory.getLogger(LaunchSender.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    private final LoopRuntime runtime;
    private final Tasks tasks;
    private final AgentStore store;
    private final Nudges nudges;

    LaunchSender(LoopRuntime runtime, Tasks tasks, AgentStore store, Nudges nudges) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.store = store;
        this.nudges = nudges;
    }

    /**
     * Sends a claim's frozen request, and takes what ECS answers.
     *
     * @param again whether it may have been sent before
     * @return false if ECS is asked too often, so that nothing has happened and nothing is changed
     */
    boolean send(Launcher.Ground ground, AgentId agent, FrozenRequest request, boolean again) {
        Outcome<TaskSeen> outcome = tasks.run(request);
        if (outcome instanceof Outcome.Failed<TaskSeen>(CloudFault.Throttled throttled)) {
            log.info("the launch of {} waits: {}", agent, throttled.message());
            return false;
        }
        switch (outcome) {
            case Outcome.Done<TaskSeen>(TaskSeen task) -> {
                launched(ground, agent, task);
                template(ground, agent).ifPresent(name -> ground.memory().holds(holds -> holds.launched(name)));
            }
            case Outcome.Refused<TaskSeen>(String why) ->
                failed(ground, agent, new CloudFault.Misconfigured(why), again);
            case Outcome.Failed<TaskSeen>(CloudFault fault) -> failed(ground, agent, fault, again);
            case Outcome.Unknown<TaskSeen>(String why) -> retryLater(ground, agent, why);
        }
        return true;
    }

    private void launched(Launcher.Ground ground, AgentId agent, TaskSeen task) {
        ground.memory().task(agent, task, runtime.now());
        keepTask(ground, agent, task);
    }

    /** Makes durable which task an agent has; tried again at the next pass if the store does not answer. */
    void keepTask(Launcher.Ground ground, AgentId agent, TaskSeen task) {
        switch (store.recordTask(ground.uid(), agent, task)) {
            case WriteResult.Written written -> ground.memory().taskMadeDurable(agent);
            case WriteResult.Conflict conflict -> ground.memory().taskMadeDurable(agent);
            case WriteResult.Busy busy -> log.debug("task of {} is recorded later: {}", agent, busy.message());
            case WriteResult.Unknown unknown -> log.debug("task of {} is recorded later: {}", agent, unknown.message());
            case WriteResult.Fenced fenced ->
                throw new IllegalStateException("an observation is not checked against a fence");
        }
    }

    private void failed(Launcher.Ground ground, AgentId agent, CloudFault fault, boolean again) {
        ground.memory().agent(agent).ifPresent(launched -> hold(ground, TemplateHolds.Attempt.of(launched), fault));
        switch (fault.kind().decision()) {
            case SAME_BYTES -> retryLater(ground, agent, fault.message());
            case NEXT_OPTION, NEW_ATTEMPT, BACK_OFF, STOP_LAUNCHING -> {
                if (again || fault instanceof CloudFault.Conflict) {
                    // The first sending may have been accepted, and its answer lost; this answer is about the second
                    // only. A token that is taken tells as much, if nobody remembers a first sending.
                    giveUpIfNoTask(ground, agent, Phase.FAILED, fault.describe());
                } else {
                    giveUp(ground, agent, Phase.FAILED, fault.describe());
                }
            }
        }
    }

    /** Asks ECS whether a claim too old to be sent again ever became a task. */
    void lookUp(Launcher.Ground ground, AgentId agent) {
        giveUpIfNoTask(ground, agent, Phase.ABANDONED, "no answer to its launch ever came, and ECS shows no such task");
    }

    private void giveUpIfNoTask(Launcher.Ground ground, AgentId agent, Phase phase, String why) {
        String cluster = ground.memory().agent(agent).map(Agent::cluster).orElse("");
        Outcome<List<TaskSeen>> outcome = tasks.startedBy(cluster, agent);
        switch (outcome) {
            case Outcome.Done<List<TaskSeen>>(List<TaskSeen> found)
            when !found.isEmpty() -> launched(ground, agent, found.getFirst());
            case Outcome.Done<List<TaskSeen>>(List<TaskSeen> none) -> giveUp(ground, agent, phase, why);
            case Outcome.Refused<List<TaskSeen>>(String refusal) -> retryLater(ground, agent, refusal);
            case Outcome.Failed<List<TaskSeen>>(CloudFault fault) -> retryLater(ground, agent, fault.describe());
            case Outcome.Unknown<List<TaskSeen>>(String unknown) -> retryLater(ground, agent, unknown);
        }
    }

    private void giveUp(Launcher.Ground ground, AgentId id, Phase phase, String why) {
        Agent agent = ground.memory().agent(id).orElse(null);
        if (agent == null) {
            return;
        }
        log.warn("agent {} is {}: {}", id, phase, why);
        Agent given = agent.advancedTo(phase, runtime.now()).because(why);
        switch (store.intend(ground.uid(), ground.fence(), List.of(given))) {
            case WriteResult.Written written ->
                ground.memory().written(given.written(ground.fence().epoch(), given.revision() + 1), runtime.now());
            case WriteResult.Conflict conflict -> readAgain(ground, List.of(id));
            case WriteResult.Unknown unknown -> readAgain(ground, List.of(id));
            case WriteResult.Busy busy -> retryLater(ground, id, busy.message());
            case WriteResult.Fenced fenced -> ground.entry().fencedOff = true;
        }
    }

    /** Tries again after a while, which grows with each failure in a row. */
    void retryLater(Launcher.Ground ground, AgentId agent, String why) {
        int failures = ground.memory().failedAgain(agent);
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration bounded = wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
        Duration jittered = bounded.plusMillis((long) (bounded.toMillis() * 0.5 * runtime.random()));
        log.info("launch of {} is tried again in {} ms: {}", agent, jittered.toMillis(), why);
        ground.memory().holdUntil(agent, runtime.now().plus(jittered));
    }

    /** Remembers that a launch failed. */
    void hold(Launcher.Ground ground, TemplateHolds.Attempt attempt, CloudFault fault) {
        ground.memory().holds(holds -> holds.launchFailed(attempt, fault, runtime.now(), runtime.random()));
    }

    /** Takes from the store how these agents stand now; those of which it did not tell. */
    List<AgentId> readAgain(Launcher.Ground ground, List<AgentId> agents) {
        nudges.nudge(ground.pool().name());
        List<AgentId> unread = new ArrayList<>();
        for (AgentId agent : agents) {
            try {
                ground.memory().refresh(agent, store.read(ground.uid(), agent), runtime.now());
            } catch (StoreUnavailableException unavailable) {
                log.info("record of {} could not be read again: {}", agent, unavailable.getMessage());
                unread.add(agent);
            }
        }
        return unread;
    }

    private static Optional<String> template(Launcher.Ground ground, AgentId agent) {
        return ground.memory().agent(agent).map(Agent::template);
    }
}
