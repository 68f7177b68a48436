package dev.muster.harness.simulate.check;

import dev.muster.model.demand.JobRequest;
import dev.muster.model.demand.RequestId;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.JobSituation;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.plan.WaitReason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * S15: once a plan's actions are done and seen, planning again asks for none of them again, and launches neither for the
 * same requests nor, unless an agent's end has made room or need, for others. What standby lacks of a template that is held
 * it may take from a job that can do with the agent of another template; then one more of that comes in the job's stead.
 */
public final class NothingTwice implements Invariant {
    private final Violations violations;

    public NothingTwice(Violations violations) {
        this.violations = violations;
    }

    @Override
    public void planned(Planning planning) {
        Plan plan = planning.plan();
        // A former owner may plan an agent that the present one has launched already; its claim will be refused.
        if (plan.actions().isEmpty() || launchesWhatIsThere(planning.snapshot(), plan)) {
            return;
        }
        Plan next = planning.of(PlanApplied.to(planning.snapshot(), plan));
        // A reading that showed nothing new may be asked for again.
        List<Action> again = next.actions().stream()
                .filter(action -> !(action instanceof Action.ReadRequest))
                .filter(plan.actions()::contains)
                .toList();
        if (!again.isEmpty()) {
            violations.broken("S15", "asked for again after it was done: " + again);
        }
        List<RequestId> launched = requests(plan);
        boolean capped =
                plan.launches().size() >= planning.snapshot().spec().limits().launchesPerLoop();
        boolean others = !capped
                && plan.actions().stream().noneMatch(NothingTwice::endsAnAgent)
                && plan.jobs().values().stream().noneMatch(NothingTwice::takesWhatComes);
        for (RequestId request : requests(next)) {
            if (others || launched.contains(request)) {
                violations.broken("S15", "launches for " + request + " after " + plan.launches() + " were launched");
            }
        }
        if (others
                && launched.isEmpty()
                && planning.snapshot().holds().isEmpty()
                && requests(next).size() < next.launches().size()) {
            violations.broken("S15", "launches " + next.launches() + " after " + plan.launches() + " were launched");
        }
    }

    private static boolean launchesWhatIsThere(Snapshot snapshot, Plan plan) {
        Stream<@Nullable String> registered =
                snapshot.registrations().value().stream().map(RegistrationSeen::name);
        Stream<@Nullable String> holding = snapshot.jobs().value().stream().map(JobRequest::reservedAgent);
        List<@Nullable String> there = Stream.concat(registered, holding).toList();
        return plan.launches().stream()
                .anyMatch(launch -> there.contains(launch.agent().toString()));
    }

    /** Whether a job has no agent, and none is launched for it now, but could be given one that comes for another, or for standby. */
    private static boolean takesWhatComes(JobSituation situation) {
        return situation instanceof JobSituation.Waiting(WaitReason reason)
                && switch (reason) {
                    case WaitReason.AgentComing _,
                            WaitReason.LaunchQueued _,
                            WaitReason.AgentReady _,
                            WaitReason.AgentMissing _,
                            WaitReason.Launching _,
                            WaitReason.NoTemplate _,
                            WaitReason.AgentTooOld _,
                            WaitReason.TemplateLacks _,
                            WaitReason.UnknownPlanType _,
                            WaitReason.RunOver _,
                            WaitReason.GivenToAgent _ -> false;
                    case WaitReason.AtMaxAgents _,
                            WaitReason.LaunchCap _,
                            WaitReason.LaunchesInFlight _,
                            WaitReason.LaunchRate _,
                            WaitReason.LicenceFull _,
                            WaitReason.Paused _,
                            WaitReason.Draining _,
                            WaitReason.TemplateHeld _,
                            WaitReason.TemplateProbing _,
                            WaitReason.RetryBackoff _,
                            WaitReason.AttemptsExhausted _,
                            WaitReason.Phantom _,
                            WaitReason.Stranded _,
                            WaitReason.BeyondBound _,
                            WaitReason.StaleDemand _,
                            WaitReason.PoolOfOthers _,
                            WaitReason.PoolOfSibling _,
                            WaitReason.OrphanComing _ -> true;
                };
    }

    private static boolean endsAnAgent(Action action) {
        return action instanceof Action.OfAgent
                && !(action instanceof Action.Launch || action instanceof Action.Resume);
    }

    private static List<RequestId> requests(Plan plan) {
        return plan.launches().stream()
                .flatMap(launch -> launch.request().stream())
                .toList();
    }
}
