package dev.muster.model.plan;

import dev.muster.model.agent.Agent;
import dev.muster.model.agent.Phase;
import dev.muster.model.failure.FailureDecision;
import dev.muster.model.failure.FailureSign;
import dev.muster.model.observed.TaskSeen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that just ended before their agents were online, in a way that will hold their template or its capacity option once
 * this plan has told so: nothing more of it is launched in vain meanwhile.
 */
final class StartsFailing {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private StartsFailing() {}

    /** The holds that are to be expected; how often it failed before is for who takes them to know. */
    static List<Hold> holds(Snapshot snapshot) {
        return snapshot.agents().stream()
                .map(Known::agent)
                .filter(StartsFailing::isNews)
                .sorted(Comparator.comparing(Agent::id))
                .flatMap(agent -> hold(agent, snapshot).stream())
                .toList();
    }

    private static boolean isNews(Agent agent) {
        return agent.phase().isBeforeJob()
                && !agent.retiring()
                && agent.timeline().at(Phase.ONLINE).isEmpty();
    }

    private static Optional<Hold> hold(Agent agent, Snapshot snapshot) {
        TaskSeen task = agent.task();
        if (task == null || !task.isEnding()) {
            return Optional.empty();
        }
        CloudFault fault = CloudFault.of(FailureSign.ofStoppedTask(task));
        FailureDecision decision = fault.kind().decision();
        return decision.needsProbe()
                ? Optional.of(new Hold(
                        agent.template(),
                        agent.templateFingerprint(),
                        decision == FailureDecision.NEXT_OPTION ? agent.capacity() : null,
                        new Hold.Cause.TaskFailed(fault),
                        1,
                        snapshot.now().plus(NEXT_LOOK)))
                : Optional.empty();
    }
}
