package dev.muster.harness.simulate.check;

import dev.muster.model.agent.Agent;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Hold;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import dev.muster.model.pool.AgentTemplate;
import java.util.List;
import java.util.Optional;

/** L1: no job waits for a template to be launched again while one of the template's capacity options is free. */
public final class NextOption implements Invariant {
    private final Violations violations;

    public NextOption(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        planning.plan().jobs().forEach((request, situation) -> {
            Optional<AgentTemplate> held =
                    held(situation).flatMap(planning.snapshot().spec()::template);
            if (held.isPresent() && hasFreeOption(planning.snapshot(), held.get())) {
                violations.broken(
                        "L1", "job " + request + " waits for " + held.get().name() + ", which has an option");
            }
        });
    }

    private static Optional<String> held(JobSituation situation) {
        return switch (situation) {
            case JobSituation.Waiting(WaitReason.TemplateHeld held) -> Optional.of(held.template());
            case JobSituation.Waiting(WaitReason.TemplateProbing probing) -> Optional.of(probing.template());
            case JobSituation.Waiting(WaitReason other) -> Optional.empty();
            case JobSituation.Assigned assigned -> Optional.empty();
            case JobSituation.Running running -> Optional.empty();
            case JobSituation.Finished finished -> Optional.empty();
        };
    }

    /** What has just failed is held as well, although it is not said to be so yet. */
    private static boolean hasFreeOption(Snapshot snapshot, AgentTemplate template) {
        List<Hold> holds = snapshot.holds().stream()
                .filter(hold -> hold.template().equals(template.name())
                        && hold.templateFingerprint().equals(template.fingerprint()))
                .toList();
        boolean whole = holds.stream().anyMatch(hold -> hold.option() == null);
        boolean justFailed = snapshot.agents().stream().anyMatch(known -> isJustFailing(known.agent(), template));
        boolean free = template.capacity().stream()
                .anyMatch(option -> holds.stream().noneMatch(hold -> option.equals(hold.option())));
        return free && !whole && !justFailed;
    }

    private static boolean isJustFailing(Agent agent, AgentTemplate template) {
        TaskSeen task = agent.task();
        return agent.template().equals(template.name())
                && agent.phase().isBeforeJob()
                && task != null
                && task.isEnding();
    }
}
