package dev.muster.harness.simulate.mutate;

import dev.muster.controller.loop.PlanFunction;
import dev.muster.harness.simulate.check.NoSecrets;
import dev.muster.model.agent.Agent;
import dev.muster.model.agent.AgentId;
import dev.muster.model.agent.Phase;
import dev.muster.model.demand.Demands;
import dev.muster.model.demand.JobRequest;
import dev.muster.model.observed.RegistrationSeen;
import dev.muster.model.observed.Seen;
import dev.muster.model.observed.TaskSeen;
import dev.muster.model.plan.Action;
import dev.muster.model.plan.Known;
import dev.muster.model.plan.Plan;
import dev.muster.model.plan.RegistrationBucket;
import dev.muster.model.plan.Snapshot;
import dev.muster.model.pool.CapacityOption;
import dev.muster.model.pool.Limits;
import dev.muster.model.pool.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Mistakes of a planner: around the real one, so that each is wrong in one respect. */
final class BrokenPlanners {
    private static final Limits BOUNDLESS = new Limits(5_000, 1_000, 5_000, 60_000);

    private BrokenPlanners() {}

    /** Plans on another snapshot than the one that was read. */
    static UnaryOperator<PlanFunction> seeing(UnaryOperator<Snapshot> mistake) {
        return planner -> snapshot -> planner.plan(mistake.apply(snapshot));
    }

    /** Plans right and then changes what is to be done. */
    static UnaryOperator<PlanFunction> doing(Edit mistake) {
        return planner -> snapshot -> {
            Plan plan = planner.plan(snapshot);
            return plan.withActions(mistake.edit(snapshot, plan.actions()));
        };
    }

    /** Changes the actions of a plan. */
    interface Edit {
        List<Action> edit(Snapshot snapshot, List<Action> actions);
    }

    static Snapshot withoutLimit(Snapshot snapshot) {
        Limits limits = snapshot.spec().limits();
        return snapshot.withSpec(snapshot.spec().withLimits(limits.withMaxAgents(BOUNDLESS.maxAgents())));
    }

    static Snapshot withoutCaps(Snapshot snapshot) {
        int maxAgents = snapshot.spec().limits().maxAgents();
        return snapshot.withSpec(snapshot.spec().withLimits(BOUNDLESS.withMaxAgents(maxAgents)));
    }

    static Snapshot neverPaused(Snapshot snapshot) {
        return snapshot.withSpec(snapshot.spec().withPaused(false));
    }

    /** As if demand had been read this moment. */
    static Snapshot freshDemand(Snapshot snapshot) {
        return snapshot.withJobs(new Seen<>(snapshot.jobs().value(), snapshot.now()));
    }

    /** As if the agents had been read before the jobs, whatever came first. */
    static Snapshot supplyFirst(Snapshot snapshot) {
        return snapshot.withRegistrations(new Seen<>(
                snapshot.registrations().value(), snapshot.jobs().readBegan().minus(Duration.ofMillis(1))));
    }

    /** Counts agents whose job is over, and that are switched off, as agents that can take a job. */
    static Snapshot spentAsSupply(Snapshot snapshot) {
        List<RegistrationSeen> awake = snapshot.registrations().value().stream()
                .map(BrokenPlanners::awake)
                .toList();
        return snapshot.withAgents(
                        snapshot.agents().stream().map(BrokenPlanners::unspent).toList())
                .withRegistrations(new Seen<>(awake, snapshot.registrations().readBegan()));
    }

    private static RegistrationSeen awake(RegistrationSeen seen) {
        return new RegistrationSeen(
                seen.id(),
                seen.name(),
                true,
                seen.online(),
                seen.capabilities(),
                seen.installation(),
                seen.placeholder(),
                null,
                seen.lastCompleted());
    }

    private static Known unspent(Known known) {
        Agent agent = known.agent();
        return agent.phase() == Phase.FINISHING
                ? new Known(
                        new Agent(
                                agent.id(),
                                agent.template(),
                                agent.templateFingerprint(),
                                agent.cluster(),
                                agent.capacity(),
                                Phase.ONLINE,
                                null,
                                false,
                                agent.timeline(),
                                agent.task(),
                                agent.keyFingerprint(),
                                agent.registrationId(),
                                null,
                                agent.epoch(),
                                agent.revision()),
                        known.durable(),
                        known.durableRetiring(),
                        null,
                        null,
                        null,
                        known.unneededSince(),
                        known.notBefore())
                : known;
    }

    /** Counts agents and jobs, whatever the jobs demand. */
    static Snapshot counting(Snapshot snapshot) {
        List<JobRequest> alike = snapshot.jobs().value().stream()
                .map(BrokenPlanners::demandingNothing)
                .toList();
        return snapshot.withJobs(new Seen<>(alike, snapshot.jobs().readBegan()));
    }

    private static JobRequest demandingNothing(JobRequest job) {
        return new JobRequest(
                job.id(),
                job.queueTime(),
                Demands.none(),
                job.state(),
                job.reservedAgent(),
                job.planType(),
                job.jobName(),
                job.definition(),
                job.assignTime(),
                job.receiveTime(),
                job.finishTime(),
                job.result());
    }

    /** Takes a launch without an answer for one that failed. */
    static List<Action> unknownIsFailed(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .map(action -> action instanceof Action.Resume(AgentId agent)
                        ? new Action.Advance(agent, Phase.FAILED, "its launch was not answered")
                        : action)
                .toList();
    }

    /** Launches again for whoever still waits, whether an agent is on its way or not. */
    static List<Action> impatient(Snapshot snapshot, List<Action> actions) {
        List<Action> more = new ArrayList<>(actions);
        for (JobRequest job : snapshot.jobs().value()) {
            snapshot.agents().stream()
                    .filter(known -> launchedFor(known, job)
                            && job.state() == JobRequest.State.QUEUED
                            && known.agent().phase() == Phase.RUNNING)
                    .max(Comparator.comparing(Known::id))
                    .ifPresent(latest -> more.add(new Action.Launch(
                            AgentId.forRequest(
                                    snapshot.pool(), job.id(), (int) latest.id().number() + 1),
                            latest.agent().template(),
                            Placement.anywhere(CapacityOption.FARGATE))));
        }
        return more;
    }

    private static boolean launchedFor(Known known, JobRequest job) {
        return known.id().requestId().filter(job.id()::equals).isPresent();
    }

    /** Stops tasks of ours that no record explains, without asking anybody. */
    static List<Action> orphansStopped(Snapshot snapshot, List<Action> actions) {
        List<Action> more = new ArrayList<>(actions);
        for (TaskSeen task : snapshot.strayTasks()) {
            AgentId.parse(task.startedBy())
                    .ifPresent(agent -> more.add(new Action.StopTask(agent, task.arn(), "nobody knows it")));
        }
        return more;
    }

    /** Stops whatever has worked for a while. */
    static List<Action> busyStopped(Snapshot snapshot, List<Action> actions) {
        List<Action> more = new ArrayList<>(actions);
        for (Known known : snapshot.agents()) {
            if (known.agent().phase() == Phase.BUSY) {
                known.agent()
                        .taskArn()
                        .ifPresent(arn -> more.add(new Action.StopTask(known.id(), arn, "it works for too long")));
            }
        }
        return more;
    }

    /** Leaves an agent that has its job enabled. */
    static List<Action> noCordonAtPickUp(Snapshot snapshot, List<Action> actions) {
        List<AgentId> busy = snapshot.agents().stream()
                .filter(known ->
                        known.agent().phase() == Phase.BUSY || known.agent().phase() == Phase.FINISHING)
                .map(Known::id)
                .toList();
        return without(actions, action -> action instanceof Action.Cordon cordon && busy.contains(cordon.agent()));
    }

    /** Forgets an agent instead of stopping its task. */
    static List<Action> forgetsEarly(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .map(action -> action instanceof Action.StopTask stop ? new Action.Forget(stop.agent()) : action)
                .toList();
    }

    /** Lets agents that hang have their way. */
    static List<Action> stopsNothing(Snapshot snapshot, List<Action> actions) {
        return without(actions, Action.StopTask.class::isInstance);
    }

    /** Deletes what somebody else registered and has switched off. */
    static List<Action> foreignDeleted(Snapshot snapshot, List<Action> actions) {
        List<Action> more = new ArrayList<>(actions);
        snapshot.registrations().value().stream()
                .filter(seen -> seen.installation() == null && !seen.online())
                .forEach(seen -> more.add(new Action.RemovePlaceholder(seen.name(), seen.id())));
        return more;
    }

    /** Makes a placeholder whether it is there or not. */
    static List<Action> placeholderAgain(Snapshot snapshot, List<Action> actions) {
        List<Action> more = new ArrayList<>(actions);
        more.add(
                new Action.AddPlaceholder(snapshot.spec().templates().getFirst().name(), "muster-placeholder_again"));
        return more;
    }

    /** Writes into a record what the record must not hold. */
    static List<Action> secretTold(Snapshot snapshot, List<Action> actions) {
        return actions.stream()
                .map(action -> action instanceof Action.Advance(AgentId agent, Phase to, String why)
                        ? new Action.Advance(agent, to, why + " with " + NoSecrets.PLANTED.getFirst())
                        : action)
                .toList();
    }

    /** Overlooks one registration. */
    static UnaryOperator<PlanFunction> overlooking() {
        return planner -> snapshot -> {
            Plan plan = planner.plan(snapshot);
            Map<Integer, RegistrationBucket> buckets = new LinkedHashMap<>(plan.registrations());
            buckets.keySet().stream().findFirst().ifPresent(buckets::remove);
            return plan.withRegistrations(buckets);
        };
    }

    /** Leaves the last action out at every second plan. */
    static UnaryOperator<PlanFunction> moody() {
        return planner -> {
            int[] plans = {0};
            return snapshot -> {
                Plan plan = planner.plan(snapshot);
                List<Action> actions = plan.actions();
                return ++plans[0] % 2 == 0 || actions.isEmpty()
                        ? plan
                        : plan.withActions(actions.subList(0, actions.size() - 1));
            };
        };
    }

    private static List<Action> without(List<Action> actions, Function<Action, Boolean> unwanted) {
        List<Action> rest = new ArrayList<>(actions);
        rest.removeIf(unwanted::apply);
        return rest;
    }
}
